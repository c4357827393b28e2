/** Did it work? A theme, the day of an action, and whether the theme has been found less since: in words, with the numbers. */
import { isLocalDate, longDate, monthAndYear, monthStart, type LocalDate } from '#domain/calendar/dates.ts'
import { themes } from '#domain/findings/themes.ts'
import { didItWork, fewestToSay, verdictWords, type DidItWork, type MonthFound } from '#domain/learning/did-it-work.ts'
import { share } from '#domain/statistics/share.ts'
import type { Context } from '#platform/context.ts'
import { page, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { paths } from './paths.ts'
import { courseOfTheme } from './theme-course.ts'

interface Asked {
  readonly theme: string
  readonly action: LocalDate | null
  readonly typed: Readonly<Record<'day' | 'month' | 'year', string>>
  readonly error: string | null
}

const wrongDay = 'Enter the day of the action, such as 14 5 2018'

/** Nothing is asked before a theme is chosen; a day that is none is told beside its fields. */
function askedIn(query: RouteRequest['query']): Asked | null {
  const theme = themes.find(({ code }) => code === query['theme'])
  const [day = '', month = '', year = ''] = [query['action-day'], query['action-month'], query['action-year']]
  if (!theme) return null
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const action = isLocalDate(text) ? text : null
  return { theme: theme.code, action, typed: { day, month, year }, error: action === null ? wrongDay : null }
}

const formView = (asked: Asked | null) => {
  const error = asked?.error ?? null
  return {
    action: paths.didItWork,
    theme: params({
      id: 'theme',
      name: 'theme',
      label: { text: 'Theme', classes: 'govuk-label--s' },
      items: themes.map(({ code, label }) => ({ value: code, text: label, selected: code === asked?.theme })),
    }),
    day: params({
      id: 'action',
      namePrefix: 'action',
      fieldset: { legend: { text: 'Day of the action', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Its month counts as before it.' },
      items: (['day', 'month', 'year'] as const).map(name => ({
        id: `action-${name}`,
        name,
        value: asked?.typed[name] ?? '',
        classes: `govuk-input--width-${name === 'year' ? 4 : 2}${error === null ? '' : ' govuk-input--error'}`,
      })),
      ...(error === null ? {} : { errorMessage: { text: error } }),
    }),
    summary:
      error === null
        ? null
        : params({ titleText: 'There is a problem', errorList: [{ text: error, href: '#action-day' }] }),
  }
}

function monthRow({ month, met, of }: MonthFound, found: DidItWork, action: LocalDate) {
  const { percent } = share(met, of)
  const stands = found.standOut.find(one => one.month === month)
  return {
    month: monthAndYear(month),
    found: percent === null ? `${met} of ${of}` : `${met} of ${of}, ${percent}%`,
    when: month > monthStart(action) ? 'After' : 'Before',
    standsOut: stands === undefined ? '' : stands.better ? 'Fewer than chance explains' : 'More than chance explains',
  }
}

async function verdictView(ctx: Context, theme: string, action: LocalDate) {
  const months = await courseOfTheme(ctx, theme)
  const found = didItWork({ months, actionOn: action, wanted: 'fewer' })
  return {
    title: themes.find(({ code }) => code === theme)?.label ?? theme,
    action: longDate(action),
    verdict: verdictWords[found.verdict],
    because: found.because,
    months: months.map(month => monthRow(month, found, action)),
    charted: months.filter(({ of }) => of > 0).length >= fewestToSay.monthsForChart,
    monthsForChart: fewestToSay.monthsForChart,
  }
}

export async function didItWorkPage(ctx: Context, { query }: RouteRequest): Promise<Reply> {
  const asked = askedIn(query)
  const view = {
    back: paths.reports,
    form: formView(asked),
    found: asked?.action ? await verdictView(ctx, asked.theme, asked.action) : null,
  }
  return page('learning/pages/did-it-work.njk', view, asked?.error ? 422 : 200)
}
