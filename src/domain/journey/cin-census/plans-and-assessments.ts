/** Assessments, child in need plans and pre-proceedings of one referral in the census. */
import { eventOf, type JourneyEvent } from '../journey.ts'
import { endOf, factsOf, shapedIn, tellOrder } from '../record-values.ts'
import { namedDay, type CensusEpisode } from './episode.ts'
import { each, first, textOf, type CensusTree } from './tree.ts'

const factor = /^\d{1,2}[A-F]?$/

export function assessmentsIn(episode: CensusEpisode): readonly JourneyEvent[] {
  const { at, keys, referral, referredOn } = episode
  return each(episode.tree, 'Assessments').map(tree => {
    const began = namedDay(tree, 'AssessmentActualStartDate', episode)
    const authorised = namedDay(tree, 'AssessmentAuthorisationDate', episode)
    tellOrder([began, authorised], referredOn, at)
    return eventOf('assessment', keys('assessment', began.day), began.day, {
      until: endOf(began.day, authorised, at),
      of: referral,
      facts: factsOf({ factors: factorsIn(tree, episode) }),
      at: { file: at.file, row: at.row },
    })
  })
}

function factorsIn(tree: CensusTree, { at }: CensusEpisode): string | null {
  const found = new Set<string>()
  for (const { text } of each(first(tree, 'FactorsIdentifiedAtAssessment'), 'AssessmentFactors')) {
    const code = shapedIn(text, 'AssessmentFactors', factor, at)
    if (code !== null) found.add(code)
  }
  return found.size === 0 ? null : [...found].join(', ')
}

export function inNeedPlansIn(episode: CensusEpisode): readonly JourneyEvent[] {
  const { at, keys, referral, referredOn } = episode
  return each(episode.tree, 'CINPlanDates').map(tree => {
    const began = namedDay(tree, 'CINPlanStartDate', episode)
    const ended = namedDay(tree, 'CINPlanEndDate', episode)
    tellOrder([began, ended], referredOn, at)
    return eventOf('in-need-plan', keys('in-need-plan', began.day), began.day, {
      until: endOf(began.day, ended, at),
      of: referral,
      at: { file: at.file, row: at.row },
    })
  })
}

const outcome = /^[A-Z0-9]{1,4}$/

/** They end with the decision to step up or down, or else with the application to the court. */
export function preProceedingsIn(episode: CensusEpisode): readonly JourneyEvent[] {
  const { at, keys } = episode
  return each(episode.tree, 'PreProceedingsandFGDM').map(tree => {
    const began = namedDay(tree, 'PPStartDate', episode)
    const decided = namedDay(tree, 'StepDecisionDate', episode)
    const applied = namedDay(tree, 'CourtAppDate', episode)
    tellOrder([began, decided, applied], null, at)
    return eventOf('pre-proceedings', keys('pre-proceedings', began.day), began.day, {
      until: endOf(began.day, decided.day === null ? applied : decided, at),
      facts: factsOf({ outcome: shapedIn(textOf(tree, 'PPOutcome'), 'PPOutcome', outcome, at) }),
      at: { file: at.file, row: at.row },
    })
  })
}
