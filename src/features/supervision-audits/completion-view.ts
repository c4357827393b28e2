/** How many were shared of those expected, by team, this month and the last; and themes, hidden where few audits stand behind them. */
import { addMonths, monthAndYear, monthStart } from '#domain/calendar/dates.ts'
import { themes } from '#domain/findings/themes.ts'
import { doneOf, themeCell, type TeamCounted } from '#domain/supervision/completion.ts'
import { cellText } from '#domain/suppression/cell.ts'
import type { Context } from '#platform/context.ts'
import { countedByTeam, countedByTheme } from './queries.ts'

const words = (teams: readonly TeamCounted[]): string => {
  const { shared, expected } = doneOf(teams)
  return expected === 0 ? 'none expected' : `${shared} of ${expected}`
}

export async function completionView(ctx: Context) {
  const month = monthStart(ctx.today)
  const months = [month, addMonths(month, -1)]
  const counted: (readonly TeamCounted[])[] = []
  for (const one of months) counted.push(await countedByTeam(ctx, one))
  const names = [...new Set(counted.flat().map(({ team }) => team))].sort()
  const byTheme = await countedByTheme(ctx, addMonths(month, -11))
  return {
    months: months.map(monthAndYear),
    teams: names.map(name => ({
      name,
      cells: counted.map(teams => words(teams.filter(({ team }) => team === name))),
    })),
    whole: counted.map(words),
    themes: themes.map(({ code, label }) => ({ label, audits: cellText(themeCell(byTheme.get(code) ?? 0)) })),
  }
}
