/** The page on which the quality assurance lead sees every clock with its sentence and sets the council's own. */
import {
  clockFaults,
  clockKeys,
  clockSettings,
  type ClockKey,
  type ClockValues,
} from '#domain/safety-concerns/settings.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { clocksSet, setClocks } from './clocks.ts'
import { paths } from './paths.ts'
import { summaryOf } from './raise-view.ts'

type ClocksForm = Readonly<Record<string, string>>

const typedOf = (form: ClocksForm): ReadonlyMap<ClockKey, string> =>
  new Map(clockKeys.map(key => [key, (form[key] ?? '').trim()]))

function clocksView(values: ClockValues, typed: ReadonlyMap<ClockKey, string> | null, errors: FieldErrors) {
  return {
    back: paths.concerns,
    action: paths.clocks,
    clocks: clockKeys.map(key => ({
      key,
      sentence: clockSettings[key].sentence,
      unit: clockSettings[key].unit,
      hint: `Usually ${clockSettings[key].usual}. Source: ${clockSettings[key].source}.`,
      value: typed?.get(key) ?? String(values[key]),
      error: errors[key] ?? null,
    })),
    summary: summaryOf(errors),
  }
}

export async function clocksPage(ctx: Context): Promise<Reply> {
  return page('safety-concerns/pages/clocks.njk', clocksView(await clocksSet(ctx), null, {}))
}

export async function saveClocks(ctx: Context, request: RouteRequest<ClocksForm>): Promise<Reply> {
  const typed = typedOf(request.body)
  const faults = clockFaults(typed)
  if (Object.keys(faults).length > 0)
    return page('safety-concerns/pages/clocks.njk', clocksView(await clocksSet(ctx), typed, faults), 422)
  await setClocks(ctx, new Map([...typed].map(([key, text]) => [key, Number(text)])))
  return seeOther(`${paths.concerns}?done=safety-clocks-set`)
}
