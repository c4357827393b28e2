/** A made-up caseload as a file of the Department for Education's data flow, version 0.8: a list with a record for each child. */
import type { EventKind } from '../journey/kinds.ts'
import type { JourneyEvent } from '../journey/journey.ts'
import type { Caseload, CaseloadChild, TextWritten } from './caseload.ts'
import { episodesOf, type CaseloadEpisode } from './episodes-of.ts'

/** A record is a part. Children without a referral have no episode, and so nothing but who they are. */
export function dfeDataFlow(caseload: Caseload): TextWritten {
  return { name: 'dfe-data-flow.json', parts: partsOf(caseload) }
}

function* partsOf({ children, reportDate }: Caseload): Generator<string> {
  yield '['
  let before = '\n'
  for (const child of children) {
    yield before + JSON.stringify(recordOf(child, reportDate))
    before = ',\n'
  }
  yield '\n]\n'
}

const recordOf = (child: CaseloadChild, reportDate: string): object => ({
  la_child_id: child.caseReference,
  mis_child_id: `M-${child.caseReference}`,
  child_details: {
    unique_pupil_number_unknown_reason: 'UN1',
    first_name: child.forename,
    surname: child.surname,
    [child.born > reportDate ? 'expected_date_of_birth' : 'date_of_birth']: child.born,
    sex: child.sex,
    ethnicity: child.ethnicity,
    disabilities: child.disabled ? ['LD'] : ['NONE'],
    postcode: child.postcode,
    uasc_flag: child.unaccompanied,
    purge: false,
  },
  social_care_episodes: episodesOf(child.events).map(episodeOf),
  purge: false,
})

function episodeOf(episode: CaseloadEpisode): object {
  const { referral } = episode
  const each = <Thing>(kind: EventKind, write: (event: JourneyEvent) => Thing): readonly Thing[] =>
    episode.of(kind).map(write)
  return {
    social_care_episode_id: referral.key,
    referral_date: referral.on,
    referral_source: referral.facts['source'],
    referral_no_further_action_flag: referral.facts['noFurtherAction'],
    care_worker_details: each('allocation', one => ({ worker_id: one.facts['worker'], ...days(one) })),
    child_and_family_assessments: each('assessment', one => ({
      child_and_family_assessment_id: one.key,
      start_date: one.on,
      authorisation_date: one.until,
      factors: String(one.facts['factors'] ?? '')
        .split(/[\s,]+/)
        .filter(factor => factor !== ''),
      purge: false,
    })),
    child_in_need_plans: each('in-need-plan', one => ({ child_in_need_plan_id: one.key, ...days(one), purge: false })),
    section_47_assessments: each('section-47', one => enquiryOf(one, episode)),
    child_protection_plans: each('protection-plan', one => ({
      child_protection_plan_id: one.key,
      ...days(one),
      purge: false,
    })),
    child_looked_after_placements: episode.of('placement').map(one => placementOf(one, episode)),
    adoption: adoptionOf(episode),
    care_leavers: careLeaversOf(episode),
    closure_date: referral.until,
    closure_reason: referral.facts['closureReason'],
    purge: false,
  }
}

const days = ({ on, until }: JourneyEvent): object => ({ start_date: on, end_date: until })

function enquiryOf(event: JourneyEvent, episode: CaseloadEpisode): object {
  const notRequired = event.facts['conferenceNotRequired']
  return {
    section_47_assessment_id: event.key,
    start_date: event.on,
    icpc_required_flag: typeof notRequired === 'boolean' ? !notRequired : undefined,
    icpc_date: episode.of('initial-conference').find(({ of }) => of === event.key)?.on,
    end_date: event.until,
    purge: false,
  }
}

/** The first placement of a period of care says that it began, and the last why it ended. */
function placementOf(event: JourneyEvent, episode: CaseloadEpisode): object {
  const care = episode.of('looked-after').find(({ key }) => key === event.of)
  const isLast = care !== undefined && care.until !== null && event.until === care.until
  const goesOn = event.until === null ? undefined : 'X1'
  return {
    child_looked_after_placement_id: event.key,
    start_date: event.on,
    start_reason: care !== undefined && event.on === care.on ? 'S' : 'P',
    placement_type: event.facts['placementType'],
    end_date: event.until,
    end_reason: isLast ? (care.facts['reasonCeased'] ?? 'E8') : goesOn,
    change_reason: event.facts['reasonChanged'],
    purge: false,
  }
}

function adoptionOf(episode: CaseloadEpisode): object {
  const on = (kind: EventKind): string | null | undefined => episode.of(kind).at(-1)?.on
  return {
    initial_decision_date: on('adoption-decision'),
    matched_date: on('adoption-match'),
    placed_date: on('adoption-placement'),
    purge: false,
  }
}

function careLeaversOf(episode: CaseloadEpisode): object {
  const facts = episode.of('leaving-care').at(-1)?.facts
  return {
    contact_date: episode.of('adviser-contact').at(-1)?.on,
    activity: facts?.['activity'],
    accommodation: facts?.['accommodation'],
    purge: false,
  }
}
