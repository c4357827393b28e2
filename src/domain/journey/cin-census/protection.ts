/** Section 47 enquiries, initial conferences, child protection plans and their reviews of one referral in the census. */
import type { LocalDate } from '../../calendar/dates.ts'
import { eventOf, type JourneyEvent } from '../journey.ts'
import { codeIn, dayIn, endOf, factsOf, tellOrder, wholeIn, yesNoIn } from '../record-values.ts'
import { namedDay, type CensusEpisode } from './episode.ts'
import { each, first, textOf, type CensusTree } from './tree.ts'

/** With the conferences that they led to, and the one after a transfer, which stands beside them. */
export function enquiriesIn(episode: CensusEpisode): readonly JourneyEvent[] {
  const events = each(episode.tree, 'Section47').flatMap(tree => enquiryEvents(tree, episode))
  const held = namedDay(episode.tree, 'DateOfInitialCPC', episode)
  const toldAlready = events.some(({ kind, on }) => kind === 'initial-conference' && on === held.day)
  if (held.day === null || toldAlready) return events
  tellOrder([held], episode.referredOn, episode.at)
  return [...events, conferenceOn(held.day, null, episode)]
}

function enquiryEvents(tree: CensusTree, episode: CensusEpisode): readonly JourneyEvent[] {
  const { at, keys, referral, referredOn } = episode
  const began = namedDay(tree, 'S47ActualStartDate', episode)
  tellOrder([began], referredOn, at)
  const key = keys('section-47', began.day)
  const enquiry = eventOf('section-47', key, began.day, {
    of: referral,
    facts: factsOf({
      conferenceNotRequired: yesNoIn(textOf(tree, 'ICPCnotRequired'), 'ICPCnotRequired', at),
      conferenceTarget: dayIn(textOf(tree, 'InitialCPCtarget'), 'InitialCPCtarget', at),
    }),
    at: { file: at.file, row: at.row },
  })
  const held = namedDay(tree, 'DateOfInitialCPC', episode)
  tellOrder([held], began.day ?? referredOn, at)
  return held.day === null ? [enquiry] : [enquiry, conferenceOn(held.day, enquiry, episode)]
}

function conferenceOn(day: LocalDate, enquiry: JourneyEvent | null, { at, keys }: CensusEpisode): JourneyEvent {
  const target = enquiry?.facts['conferenceTarget'] ?? null
  return eventOf('initial-conference', keys('initial-conference', day), day, {
    of: enquiry?.key ?? null,
    facts: enquiry === null ? { transferIn: true } : factsOf({ target }),
    at: { file: at.file, row: at.row },
  })
}

export function protectionPlansIn(episode: CensusEpisode): readonly JourneyEvent[] {
  return each(episode.tree, 'ChildProtectionPlans').flatMap(tree => planEvents(tree, episode))
}

function planEvents(tree: CensusTree, episode: CensusEpisode): readonly JourneyEvent[] {
  const { at, keys, referredOn } = episode
  const began = namedDay(tree, 'CPPstartDate', episode)
  const ended = namedDay(tree, 'CPPendDate', episode)
  tellOrder([began, ended], referredOn, at)
  const key = keys('protection-plan', began.day)
  const category = (name: string): string | null => codeIn(textOf(tree, name), name, 'abuse', at)
  const plan = eventOf('protection-plan', key, began.day, {
    until: endOf(began.day, ended, at),
    facts: factsOf({
      initialCategory: category('InitialCategoryOfAbuse'),
      latestCategory: category('LatestCategoryOfAbuse'),
      previousPlans: wholeIn(textOf(tree, 'NumberOfPreviousCPP'), 'NumberOfPreviousCPP', at),
    }),
    at: { file: at.file, row: at.row },
  })
  const reviews = each(first(tree, 'Reviews'), 'CPPreviewDate').flatMap(({ text }) => reviewOf(text, key, episode))
  return [plan, ...reviews]
}

function reviewOf(text: string, of: string, { at, keys }: CensusEpisode): readonly JourneyEvent[] {
  const on = dayIn(text, 'CPPreviewDate', at)
  if (on === null) return []
  tellOrder([{ day: on, name: 'CPPreviewDate' }], null, at)
  return [eventOf('protection-review', keys('protection-review', on), on, { of, at: { file: at.file, row: at.row } })]
}
