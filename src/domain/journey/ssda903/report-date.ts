/** The day at which the facts of a return stand: the 31 March that ends its year. The files do not say which year that is. */
import type { LocalDate } from '../../calendar/dates.ts'
import type { SheetRow } from '../../cases/cells.ts'
import type { TableRecognised } from '../reading.ts'
import { dayReader } from './day-reader.ts'
import { placesOf } from './recognise.ts'
import { careTableNamed } from './tables.ts'

/** The 31 March on or after a day. */
export function careYearEnd(day: LocalDate): LocalDate {
  const year = Number(day.slice(0, 4))
  return `${day.slice(5) <= '03-31' ? year : year + 1}-03-31` as LocalDate
}

/** Of one table: the latest day on which something began or was done; null for a row without one. Nothing can begin after the year. */
export function latestDayReader(recognised: TableRecognised): (row: SheetRow) => LocalDate | null {
  const table = careTableNamed(recognised.table)
  const places = placesOf(table, recognised)
  const days = dayReader()
  const told = table.columns.flatMap((column, at) => {
    const place = places[at] ?? -1
    return column.type === 'date' && column.needed && place !== -1 ? [place] : []
  })
  return row => {
    let latest: LocalDate | null = null
    for (const place of told) {
      const read = days(row.cells[place] ?? null)
      if ('value' in read && (latest === null || read.value > latest)) latest = read.value
    }
    return latest
  }
}
