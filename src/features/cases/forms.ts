/** The room's forms: what is asked, what may be answered, and what is said when it is not. */
import { z } from 'zod'
import { isLocalDate, type LocalDate } from '#domain/calendar/dates.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import type { OwnMappingGiven } from '#domain/journey/own-csv/mapping.ts'
import { params, type Params } from '#ui/params.ts'
import type { TeamMatch } from './match-team-names.ts'

const part = z
  .string()
  .trim()
  .max(4)
  .optional()
  .transform(text => text ?? '')
const padded = (text: string, length: number): string => text.padStart(length, '0')

/** Three boxes, told as one date; its errors stand at `reportDate`. */
export const startForm = z
  .object({ 'reportDate-day': part, 'reportDate-month': part, 'reportDate-year': part })
  .transform((typed, context): { reportDate: LocalDate } => {
    const [day, month, year] = [typed['reportDate-day'], typed['reportDate-month'], typed['reportDate-year']]
    const text = `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
    if (isLocalDate(text) && Number(year) >= 2000) return { reportDate: text }
    const message =
      day + month + year === '' ? 'Enter the report date' : 'The report date must be a real date, such as 14 5 2018'
    context.addIssue({ code: 'custom', path: ['reportDate'], message })
    return z.NEVER
  })
export type StartForm = z.infer<typeof startForm>

/** No form of ours is larger; a name of a team in a case list has at most 200 characters. */
const mostNames = 200

/** Fields `name-0`, `team-0`, `name-1`…; an empty team leaves that name as it is for now. */
export const teamNamesForm = z
  .record(z.string(), z.union([z.string().max(300), z.array(z.string())]))
  .transform((typed): { matches: readonly TeamMatch[] } => {
    const text = (field: string): string => (typeof typed[field] === 'string' ? typed[field] : '')
    const places = Array.from({ length: mostNames }, (_, place) => ({
      name: text(`name-${place}`),
      teamId: text(`team-${place}`),
    }))
    return { matches: places.filter(match => match.name !== '' && z.uuid().safeParse(match.teamId).success) }
  })
export type TeamNamesForm = z.infer<typeof teamNamesForm>

const longestColumn = 200
const factPrefix = 'facts.'

/** Fields "kind", "caseReference", "on"…, and "facts.seenAlone"; an empty one is held by no column. Checked by `mappingFaults`. */
export const mappingForm = z
  .record(z.string().max(longestColumn), z.union([z.string().max(longestColumn), z.array(z.string())]))
  .transform((typed): OwnMappingGiven => {
    const text = (field: string): string => (typeof typed[field] === 'string' ? typed[field] : '')
    const column = (field: string): string | null => (text(field) === '' ? null : text(field))
    const facts = Object.keys(typed)
      .filter(field => field.startsWith(factPrefix) && text(field) !== '')
      .map(field => [field.slice(factPrefix.length), text(field)])
    return {
      kind: text('kind'),
      columns: {
        ...{ caseReference: text('caseReference'), on: column('on'), until: column('until'), due: column('due') },
        ...{ of: column('of'), key: column('key'), facts: Object.fromEntries(facts) as Record<string, string> },
      },
      dateOrder: text('dateOrder') === 'month-first' ? 'month-first' : 'day-first',
    }
  })

/** For buttons that send nothing but themselves. */
export const noFields = z.object({})

export interface StartErrors {
  readonly summary: Params | null
  readonly reportDate: string | null
  readonly files: string | null
}

export function startErrors(errors: FieldErrors): StartErrors {
  const { reportDate = null, files = null } = errors as { reportDate?: string; files?: string }
  const list = [
    ...(files === null ? [] : [{ text: files, href: '#files' }]),
    ...(reportDate === null ? [] : [{ text: reportDate, href: '#reportDate-day' }]),
  ]
  return {
    summary: list.length === 0 ? null : params({ titleText: 'There is a problem', errorList: list }),
    reportDate,
    files,
  }
}
