/** View-model of the page of strengths, areas for improvement and actions: those given, and empty ones to fill. */
import {
  actionsGiven,
  findingsGiven,
  learningKey,
  mostOfEach,
  ownerRoles,
  type ActionGiven,
  type FindingGiven,
} from '#domain/audit/learning.ts'
import { themes } from '#domain/findings/themes.ts'
import { params } from '#ui/params.ts'
import { shownField } from './forms.ts'
import { paths } from './paths.ts'
import type { AnswerHeld, AuditFound } from './queries.ts'
import type { LearningGiven } from './record-learning.ts'
import { caseFactsOf } from './submitted-view.ts'

const fewest = 3

const learningKeys: readonly string[] = (['strength', 'area', 'action'] as const).flatMap(kind =>
  Array.from({ length: mostOfEach }, (_, index) => learningKey(kind, index + 1)),
)

const emptyFinding: FindingGiven = { theme: '', text: '' }
const emptyAction: ActionGiven = { text: '', ownerRole: '', dueOn: '', successMeasure: '' }

/** Puts numbered things in their places, with empty ones between and after, up to `count`. */
function placed<Thing>(
  given: readonly (Thing & { readonly number: number })[],
  empty: Thing,
  count: number,
): readonly Thing[] {
  return Array.from({ length: count }, (_, index) => given.find(one => one.number === index + 1) ?? empty)
}

const filledIn = (list: readonly object[]): number =>
  list.findLastIndex(one => Object.entries(one).some(([name, text]) => name !== 'number' && text !== '')) + 1

/** How many to show: all that are filled, at least three, and more where more were asked for. */
const countFor = (list: readonly object[], more: number): number =>
  Math.min(mostOfEach, Math.max(fewest, filledIn(list)) + more)

const options = (choices: readonly { code: string; label: string }[], chosen: string, prompt: string) =>
  params([
    { value: '', text: prompt, selected: chosen === '' },
    ...choices.map(({ code, label }) => ({ value: code, text: label, selected: code === chosen })),
  ])

const findingView = (kind: string) => (finding: FindingGiven, index: number) => ({
  number: index + 1,
  id: `${kind}-${index + 1}`,
  text: finding.text,
  themes: options(themes, finding.theme, 'Choose a theme'),
})

function actionView(action: ActionGiven, index: number) {
  const [year = '', month = '', day = ''] = action.dueOn.split('-')
  const plain = (part: string): string => part.replace(/^0+(?=\d)/, '')
  return {
    number: index + 1,
    id: `action-${index + 1}`,
    text: action.text,
    owners: options(ownerRoles, action.ownerRole, 'Choose who'),
    day: plain(day),
    month: plain(month),
    year: plain(year),
    successMeasure: action.successMeasure,
  }
}

interface LearningShown {
  readonly audit: AuditFound
  readonly held: ReadonlyMap<string, AnswerHeld>
  /** What was typed and not saved, where the page is shown again. */
  readonly typed: LearningGiven | null
  /** Empty ones to show beyond the usual. */
  readonly more: number
}

export function learningView({ audit, held, typed, more }: LearningShown) {
  const saved = {
    strengths: findingsGiven(held, 'strength'),
    areas: findingsGiven(held, 'area'),
    actions: actionsGiven(held),
  }
  const numbered = <Thing extends object>(list: readonly Thing[]) =>
    list.map((one, index) => ({ ...one, number: index + 1 }))
  const lists = typed
    ? { strengths: numbered(typed.strengths), areas: numbered(typed.areas), actions: numbered(typed.actions) }
    : saved
  const count = Math.max(countFor(lists.strengths, more), countFor(lists.areas, more), countFor(lists.actions, more))
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.learning(audit.reference),
    facts: caseFactsOf(audit),
    strengths: placed(lists.strengths, emptyFinding, count).map(findingView('strength')),
    areas: placed(lists.areas, emptyFinding, count).map(findingView('area')),
    actions: placed(lists.actions, emptyAction, count).map(actionView),
    more: count < mostOfEach,
    shown: shownField(held, learningKeys),
    stale: typed !== null,
  }
}
