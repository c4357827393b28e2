/** The rows of the tables of the SSDA903 that are not episodes. */
import type { LocalDate } from '../../calendar/dates.ts'
import { ageOn } from '../../cases/read-date.ts'
import type { JourneyEvent } from '../../journey/journey.ts'
import type { EventKind } from '../../journey/kinds.ts'
import type { CaseloadChild } from '../caseload.ts'
import { british, endBy, eventsIn, inYear, lastedIn, lookedAfterIn, textOf, type Cells, type Year } from './cells.ts'

const onceIf = (wanted: boolean, cells: Cells): readonly Cells[] => (wanted ? [cells] : [])

export const headerRows = (child: CaseloadChild, year: Year): readonly Cells[] =>
  onceIf(lookedAfterIn(child, year).length > 0 || leaverRows(child, year).length > 0, { ETHNIC: child.ethnicity })

const underFour = 'PN0'

export const reviewRows = (child: CaseloadChild, year: Year): readonly Cells[] =>
  eventsIn(child, 'looked-after-review')
    .filter(({ on, facts }) => inYear(on, year) && facts['cancelled'] !== true)
    .map(review => ({
      REVIEW: british(review.on),
      REVIEW_CODE: textOf(review, 'participation') ?? (ageOn(child.born, review.on ?? year.to) < 4 ? underFour : null),
    }))

export const unaccompaniedRows = (child: CaseloadChild, year: Year): readonly Cells[] =>
  onceIf(child.unaccompanied && lookedAfterIn(child, year).length > 0, {})

/** Looked after for the whole of the year: health is asked of these alone. */
const allYear = (child: CaseloadChild, year: Year): boolean =>
  lookedAfterIn(child, year).some(
    ({ on, until }) => (on === null || on <= year.from) && (until === null || until > year.to),
  )

export const healthRows = (child: CaseloadChild, year: Year): readonly Cells[] => {
  const flag = (kind: EventKind): string => (eventsIn(child, kind).some(({ on }) => inYear(on, year)) ? '1' : '0')
  return onceIf(allYear(child, year), {
    TEETH_CHECK: flag('dental-check'),
    HEALTH_ASSESSMENT: flag('health-assessment'),
  })
}

/** The words of the return for how an authority keeps in touch. */
const inTouch: Readonly<Record<string, string>> = {
  yes: 'YES',
  no: 'NO',
  died: 'DIED',
  refused: 'REFU',
  'not-required': 'NREQ',
  'returned-home': 'RHOM',
}

/** A letter, with 1 where it is suitable and 2 where it is not. */
function lodging(leaving: JourneyEvent): string {
  const [lodged, { suitable }] = [textOf(leaving, 'accommodation'), leaving.facts]
  return lodged === null || suitable === undefined ? '0' : `${lodged.slice(0, 1)}${suitable === true ? 1 : 2}`
}

/** Care leavers who turned 17 to 21 in the year. */
export function leaverRows(child: CaseloadChild, year: Year): readonly Cells[] {
  const age = ageOn(child.born, year.to)
  const leaving = eventsIn(child, 'leaving-care').findLast(one => lastedIn(one, year))
  if (!leaving || age < 17 || age > 21) return []
  const touch = inTouch[textOf(leaving, 'inTouch') ?? ''] ?? null
  return [{ IN_TOUCH: touch, ACTIV: textOf(leaving, 'activity') ?? '0', ACCOM: lodging(leaving) }]
}

const adoptedFor: ReadonlySet<string | null> = new Set(['E11', 'E12'])

/** Of children who were adopted in the year. */
export const adoptedRows = (child: CaseloadChild, year: Year): readonly Cells[] =>
  lookedAfterIn(child, year)
    .filter(period => adoptedFor.has(textOf(period, 'reasonCeased')) && inYear(period.until, year))
    .map(() => ({
      DATE_INT: british(eventsIn(child, 'adoption-decision').at(-1)?.on ?? null),
      DATE_MATCH: british(eventsIn(child, 'adoption-match').at(-1)?.on ?? null),
    }))

export const decisionRows = (child: CaseloadChild, year: Year): readonly Cells[] =>
  onceIf(lookedAfterIn(child, year).length > 0, {}).flatMap(() =>
    eventsIn(child, 'adoption-decision')
      .filter(({ on }) => on !== null && on <= year.to)
      .map(decision => {
        const reversed = textOf(decision, 'reversedOn') as LocalDate | null
        return { DATE_PLACED: british(decision.on), DATE_PLACED_CEASED: british(endBy(reversed, year)) }
      }),
  )

const noEarlierPermanence = 'Z1'

export const permanenceRows = (child: CaseloadChild, year: Year): readonly Cells[] =>
  onceIf(
    lookedAfterIn(child, year).some(({ on }) => inYear(on, year)),
    { PREV_PERM: noEarlierPermanence },
  )

export const absenceRows = (child: CaseloadChild, year: Year): readonly Cells[] =>
  eventsIn(child, 'missing')
    .filter(one => one.on !== null && lastedIn(one, year))
    .map(one => ({
      MISSING: one.facts['absent'] === true ? 'A' : 'M',
      MIS_START: british(one.on),
      MIS_END: british(endBy(one.until, year)),
    }))

/** Workers alone: personal advisers and others beside them are not asked for. */
export const workerRows = (child: CaseloadChild, year: Year): readonly Cells[] =>
  lookedAfterIn(child, year).length === 0
    ? []
    : eventsIn(child, 'allocation')
        .filter(one => one.on !== null && lastedIn(one, year) && one.facts['role'] !== 'personal-adviser')
        .map(one => ({
          SW_ID: textOf(one, 'worker'),
          SW_DECOM: british(one.on),
          SW_DEC: british(endBy(one.until, year)),
          SW_REASON: textOf(one, 'reason'),
        }))
