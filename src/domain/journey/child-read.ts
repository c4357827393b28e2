/** What is kept of a child, from a date of birth that is then forgotten. */
import { addDays, type LocalDate } from '../calendar/dates.ts'
import { ageOn } from '../cases/read-date.ts'
import { nothingOfChild, type ChildRead } from './journey.ts'

/** From the day of birth, or the day on which the birth is expected. Null where neither is known. */
export function childRead(born: LocalDate | null, reportDate: LocalDate): ChildRead {
  if (born === null) return nothingOfChild
  if (born > reportDate) return { ...nothingOfChild, unborn: true }
  const ageYears = ageOn(born, reportDate)
  return {
    ageYears,
    unborn: false,
    sixteenIn: ageYears >= 15 ? sixteenthMonth(born) : null,
    bornIn: ageYears < 5 ? born.slice(0, 7) : null,
  }
}

const sixteenthMonth = (born: LocalDate): string => `${Number(born.slice(0, 4)) + 16}${born.slice(4, 7)}`

/** The last day of the month in which a child turned 16: no earlier than the birthday, so nothing is called late too soon. */
export function sixteenBy(child: ChildRead): LocalDate | null {
  if (child.sixteenIn === null) return null
  const [year = 0, month = 0] = child.sixteenIn.split('-').map(Number)
  const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`
  return addDays(next as LocalDate, -1)
}
