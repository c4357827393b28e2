/** One child's record of the data flow as events of their journey. What is marked to be removed is no event. */
import type { LocalDate } from '../../calendar/dates.ts'
import { childRead } from '../child-read.ts'
import type { ChildRead, JourneyEvent } from '../journey.ts'
import type { RowRead } from '../reading.ts'
import {
  birthdayIn,
  dayIn,
  keyMaker,
  referenceIn,
  tell,
  yesNoIn,
  type KeyMaker,
  type RecordPlace,
} from '../record-values.ts'
import { adoptionIn, careEvents, leavingCareIn, placementsIn, type FlowPlacement } from './care.ts'
import { episodeEvents } from './episode.ts'
import { isPurged, keyOf, property, propertiesOf, standing, type Properties } from './values.ts'

export interface FlowRecordRead extends RowRead {
  /** The case reference of a child whose whole record is to be removed: then there are no parts. */
  readonly removed: string | null
}

/** Never throws: what is wrong is told in the faults. */
export function readDfeRecord(record: unknown, at: RecordPlace): FlowRecordRead {
  const properties = propertiesOf(record)
  const caseReference = referenceIn(property(properties, 'la_child_id'), 'la_child_id', at)
  if (properties === null || caseReference === null) return { parts: [], faults: at.faults, read: false, removed: null }
  if (isPurged(properties, at)) return { parts: [], faults: at.faults, read: true, removed: caseReference }
  const [details = null] = standing(property(properties, 'child_details'), at)
  const keys = keyMaker()
  const events = eventsIn(properties, unaccompaniedIn(details, at), keys, at)
  return {
    parts: [{ caseReference, child: childIn(details, at), events }],
    faults: at.faults,
    read: true,
    removed: null,
  }
}

function childIn(details: Properties | null, at: RecordPlace): ChildRead | null {
  const birthday = (name: string): LocalDate | null => birthdayIn(property(details, name), name, at)
  const born = birthday('date_of_birth') ?? birthday('expected_date_of_birth')
  return born === null || at.reportDate === null ? null : childRead(born, at.reportDate)
}

/** Whether a child was counted as having come alone on a day; null where nothing is told. */
function unaccompaniedIn(details: Properties | null, at: RecordPlace): (on: LocalDate | null) => boolean | null {
  const alone = yesNoIn(property(details, 'uasc_flag'), 'uasc_flag', at)
  const until = dayIn(property(details, 'uasc_end_date'), 'uasc_end_date', at)
  return on => (alone !== true || until === null || on === null ? alone : on < until)
}

function eventsIn(
  record: Properties,
  unaccompanied: (on: LocalDate | null) => boolean | null,
  keys: KeyMaker,
  at: RecordPlace,
): readonly JourneyEvent[] {
  const placements: FlowPlacement[] = []
  const events: JourneyEvent[] = []
  for (const episode of standing(property(record, 'social_care_episodes'), at)) {
    const referredOn = dayIn(property(episode, 'referral_date'), 'referral_date', at)
    if (property(episode, 'referral_date') === null) tell('blank', 'referral_date', null, at)
    const referral = keys('referral', keyOf(episode, 'social_care_episode_id', referredOn, at))
    events.push(
      ...episodeEvents({ episode, referral, referredOn, keys, at }),
      ...adoptionIn(episode, keys, at),
      ...leavingCareIn(episode, keys, at),
    )
    placements.push(...placementsIn(episode, at))
  }
  return [...events, ...careEvents(placements, unaccompanied, { keys, at })]
}
