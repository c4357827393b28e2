/**
 * One child of the children in need census as events of their journey. The census has no ids: what identifies an event is its
 * first day, which does not change from year to year. Who the child is, is not kept.
 */
import type { LocalDate } from '../../calendar/dates.ts'
import { childRead } from '../child-read.ts'
import { eventOf, type JourneyEvent, type JourneyPart } from '../journey.ts'
import type { ReadingFault } from '../reading.ts'
import {
  birthdayIn,
  codeIn,
  dayIn,
  endOf,
  factsOf,
  keyMaker,
  referenceIn,
  tell,
  tellOrder,
  yesNoIn,
  type KeyMaker,
  type RecordPlace,
} from '../record-values.ts'
import type { CensusEpisode } from './episode.ts'
import { assessmentsIn, inNeedPlansIn, preProceedingsIn } from './plans-and-assessments.ts'
import { enquiriesIn, protectionPlansIn } from './protection.ts'
import { each, first, textOf, type CensusTree } from './tree.ts'

export interface CensusChildRead {
  /** Null when there is no case reference, so that nothing could be read. */
  readonly part: JourneyPart | null
  readonly faults: readonly ReadingFault[]
}

/** `tree` is a Child with all that it holds. Never throws: what is wrong is told in `faults`. */
export function readCinChild(tree: CensusTree, at: RecordPlace): CensusChildRead {
  const identifiers = first(tree, 'ChildIdentifiers')
  const caseReference = referenceIn(textOf(identifiers, 'LAchildID'), 'LAchildID', at)
  if (caseReference === null) return { part: null, faults: at.faults }
  const born = bornIn(identifiers, at)
  const child = born === null || at.reportDate === null ? null : childRead(born, at.reportDate)
  const keys = keyMaker()
  const events = each(tree, 'CINdetails').flatMap(details => episodeEvents(details, keys, at))
  return { part: { caseReference, child, events }, faults: at.faults }
}

function bornIn(identifiers: CensusTree | null, at: RecordPlace): LocalDate | null {
  const born = birthdayIn(textOf(identifiers, 'PersonBirthDate'), 'PersonBirthDate', at)
  return born ?? birthdayIn(textOf(identifiers, 'ExpectedPersonBirthDate'), 'ExpectedPersonBirthDate', at)
}

function episodeEvents(tree: CensusTree, keys: KeyMaker, at: RecordPlace): readonly JourneyEvent[] {
  const referredOn = dayIn(textOf(tree, 'CINreferralDate'), 'CINreferralDate', at)
  if (textOf(tree, 'CINreferralDate') === null) tell('blank', 'CINreferralDate', null, at)
  const episode: CensusEpisode = { tree, referredOn, referral: keys('referral', referredOn), keys, at }
  return [
    referralOf(episode),
    ...assessmentsIn(episode),
    ...inNeedPlansIn(episode),
    ...enquiriesIn(episode),
    ...protectionPlansIn(episode),
    ...preProceedingsIn(episode),
  ]
}

function referralOf({ tree, referredOn, referral, at }: CensusEpisode): JourneyEvent {
  const closed = { day: dayIn(textOf(tree, 'CINclosureDate'), 'CINclosureDate', at), name: 'CINclosureDate' }
  tellOrder([{ day: referredOn, name: 'CINreferralDate' }, closed], null, at)
  return eventOf('referral', referral, referredOn, {
    until: endOf(referredOn, closed, at),
    facts: factsOf({
      source: codeIn(textOf(tree, 'ReferralSource'), 'ReferralSource', 'source', at),
      noFurtherAction: yesNoIn(textOf(tree, 'ReferralNFA'), 'ReferralNFA', at),
      primaryNeed: codeIn(textOf(tree, 'PrimaryNeedCode'), 'PrimaryNeedCode', 'need', at),
      closureReason: codeIn(textOf(tree, 'ReasonForClosure'), 'ReasonForClosure', 'closure', at),
    }),
    at: { file: at.file, row: at.row },
  })
}
