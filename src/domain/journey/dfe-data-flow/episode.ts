/** One social care episode of the data flow: the referral, and the assessments, plans, enquiries and allocations that followed. */
import { eventOf, type JourneyEvent } from '../journey.ts'
import { codeIn, endOf, factsOf, shapedIn, tellOrder, textIn, yesNoIn } from '../record-values.ts'
import { keyOf, namedDay, property, standing, type FlowEpisode, type Properties } from './values.ts'

export function episodeEvents(flow: FlowEpisode): readonly JourneyEvent[] {
  return [
    referralOf(flow),
    ...allocationsIn(flow),
    ...assessmentsIn(flow),
    ...plansIn(flow, 'child_in_need_plan', 'in-need-plan'),
    ...enquiriesIn(flow),
    ...plansIn(flow, 'child_protection_plan', 'protection-plan'),
  ]
}

function referralOf({ episode, referral, referredOn, at }: FlowEpisode): JourneyEvent {
  const closed = namedDay(episode, 'closure_date', at)
  tellOrder([{ day: referredOn, name: 'referral_date' }, closed], null, at)
  const nothingMore = 'referral_no_further_action_flag'
  return eventOf('referral', referral, referredOn, {
    until: endOf(referredOn, closed, at),
    facts: factsOf({
      source: codeIn(property(episode, 'referral_source'), 'referral_source', 'source', at),
      noFurtherAction: yesNoIn(property(episode, nothingMore), nothingMore, at),
      closureReason: codeIn(property(episode, 'closure_reason'), 'closure_reason', 'closure', at),
    }),
    at: { file: at.file, row: at.row },
  })
}

function allocationsIn({ episode, keys, at }: FlowEpisode): readonly JourneyEvent[] {
  return standing(property(episode, 'care_worker_details'), at).map(one => {
    const began = namedDay(one, 'start_date', at)
    const ended = namedDay(one, 'end_date', at)
    tellOrder([began, ended], null, at)
    const worker = textIn(property(one, 'worker_id'), 'worker_id', at)
    return eventOf('allocation', keys('allocation', `${began.day ?? 'no date'} ${worker ?? ''}`.trim()), began.day, {
      until: endOf(began.day, ended, at),
      facts: factsOf({ worker }),
      at: { file: at.file, row: at.row },
    })
  })
}

function assessmentsIn({ episode, referral, referredOn, keys, at }: FlowEpisode): readonly JourneyEvent[] {
  return standing(property(episode, 'child_and_family_assessments'), at).map(one => {
    const began = namedDay(one, 'start_date', at)
    const authorised = namedDay(one, 'authorisation_date', at)
    tellOrder([began, authorised], referredOn, at)
    const id = keyOf(one, 'child_and_family_assessment_id', began.day, at)
    return eventOf('assessment', keys('assessment', id), began.day, {
      until: endOf(began.day, authorised, at),
      of: referral,
      facts: factsOf({ factors: factorsIn(one, at) }),
      at: { file: at.file, row: at.row },
    })
  })
}

const factor = /^\d{1,2}[A-F]?$/

function factorsIn(assessment: Properties, at: FlowEpisode['at']): string | null {
  const told = property(assessment, 'factors')
  const found = new Set<string>()
  for (const one of Array.isArray(told) ? (told as readonly unknown[]) : []) {
    const code = shapedIn(one, 'factors', factor, at)
    if (code !== null) found.add(code)
  }
  return found.size === 0 ? null : [...found].join(', ')
}

/** Plans that say no more than their days. */
function plansIn(
  { episode, referral, referredOn, keys, at }: FlowEpisode,
  name: 'child_in_need_plan' | 'child_protection_plan',
  kind: 'in-need-plan' | 'protection-plan',
): readonly JourneyEvent[] {
  return standing(property(episode, `${name}s`), at).map(one => {
    const began = namedDay(one, 'start_date', at)
    const ended = namedDay(one, 'end_date', at)
    tellOrder([began, ended], referredOn, at)
    return eventOf(kind, keys(kind, keyOf(one, `${name}_id`, began.day, at)), began.day, {
      until: endOf(began.day, ended, at),
      of: kind === 'in-need-plan' ? referral : null,
      at: { file: at.file, row: at.row },
    })
  })
}

function enquiriesIn({ episode, referral, referredOn, keys, at }: FlowEpisode): readonly JourneyEvent[] {
  return standing(property(episode, 'section_47_assessments'), at).flatMap(one => {
    const began = namedDay(one, 'start_date', at)
    const ended = namedDay(one, 'end_date', at)
    const held = namedDay(one, 'icpc_date', at)
    tellOrder([began, ended], referredOn, at)
    tellOrder([held], began.day, at)
    const key = keys('section-47', keyOf(one, 'section_47_assessment_id', began.day, at))
    const required = yesNoIn(property(one, 'icpc_required_flag'), 'icpc_required_flag', at)
    const place = { file: at.file, row: at.row }
    const enquiry = eventOf('section-47', key, began.day, {
      until: endOf(began.day, ended, at),
      of: referral,
      facts: factsOf({ conferenceNotRequired: required === null ? null : !required }),
      at: place,
    })
    if (held.day === null) return [enquiry]
    return [
      enquiry,
      eventOf('initial-conference', keys('initial-conference', held.day), held.day, { of: key, at: place }),
    ]
  })
}
