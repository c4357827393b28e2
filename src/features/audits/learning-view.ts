/** View-model of the page of strengths, areas for improvement and actions: those given, and empty ones to fill. */
import {
  actionsGiven,
  findingsGiven,
  learningKey,
  learningKeys,
  mostOfEach,
  ownerLabel,
  ownerRoles,
  type ActionGiven,
  type FindingGiven,
  type LearningKind,
} from '#domain/audit/learning.ts'
import type { Answer } from '#domain/audit/answers.ts'
import { themeLabel, themes } from '#domain/findings/themes.ts'
import { params } from '#ui/params.ts'
import { shownField } from './forms.ts'
import { paths } from './paths.ts'
import type { AuditFound } from './queries.ts'
import { savedAt } from './section-view.ts'
import type { LearningGiven } from './record-learning.ts'
import { caseFactsOf } from './submitted-view.ts'
import { errorsShown, savedMeanwhile, type Held, type Unsaved } from './unsaved.ts'

const fewest = 3

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

/** The last place in which there is something: places before it may be empty. */
const filledIn = (list: readonly { readonly number: number }[]): number =>
  list.findLast(one => Object.entries<unknown>(one).some(([name, text]) => name !== 'number' && text !== ''))?.number ??
  0

/** How many to show: all that are filled, at least three, and more where more were asked for. */
const countFor = (list: readonly { readonly number: number }[], more: number): number =>
  Math.min(mostOfEach, Math.max(fewest, filledIn(list)) + more)

const options = (choices: readonly { code: string; label: string }[], chosen: string, prompt: string) =>
  params([
    { value: '', text: prompt, selected: chosen === '' },
    ...choices.map(({ code, label }) => ({ value: code, text: label, selected: code === chosen })),
  ])

/** What stands now, in words: the kept text of a finding or an action is JSON. */
const inWords =
  (kind: LearningKind) =>
  ({ value }: Answer): Answer => {
    if (value === '') return { value: 'left empty', evidence: '' }
    const given = JSON.parse(value) as Readonly<Record<string, string>>
    const beside =
      kind === 'action'
        ? [ownerLabel(given['ownerRole'] ?? ''), given['dueOn'], given['successMeasure']]
        : [themeLabel(given['theme'] ?? ''), given['proposed'] ? 'Proposed as good practice' : '']
    return { value: given['text'] ?? '', evidence: beside.filter(Boolean).join('. ') }
  }

/** What each of the numbered things needs beside what was given: its place, and what was wrong or came between. */
function placeOf(kind: LearningKind, index: number, held: Held, unsaved: Unsaved<LearningGiven>) {
  const id = `${kind}-${index + 1}`
  const error = (field: string): string | null => unsaved.errors[`${id}-${field}`] ?? null
  return {
    number: index + 1,
    id,
    errors: { text: error('text'), dueOn: error('dueOn'), successMeasure: error('successMeasure') },
    theirs: savedMeanwhile(learningKey(kind, index + 1), held, unsaved.stale, inWords(kind)),
  }
}

const findingView = (finding: FindingGiven) => ({
  text: finding.text,
  proposed: finding.proposed === 'yes',
  themes: options(themes, finding.theme, 'Choose a theme'),
})

function actionView(action: ActionGiven) {
  const [year = '', month = '', ...day] = action.dueOn.split('-')
  const plain = (part: string): string => part.replace(/^0+(?=\d)/, '')
  return {
    text: action.text,
    owners: options(ownerRoles, action.ownerRole, 'Choose who'),
    day: plain(day.join('-')),
    month: plain(month),
    year: plain(year),
    successMeasure: action.successMeasure,
  }
}

interface LearningShown {
  readonly audit: AuditFound
  readonly held: Held
  /** What was typed and not saved, where the page is shown again. */
  readonly unsaved: Unsaved<LearningGiven>
  /** Empty ones to show beyond the usual. */
  readonly more: number
}

export function learningView({ audit, held, unsaved, more }: LearningShown) {
  const typed = unsaved.typed
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
  const findingAt = (kind: LearningKind) => (finding: FindingGiven, index: number) => ({
    ...placeOf(kind, index, held, unsaved),
    ...findingView(finding),
  })
  const count = Math.max(countFor(lists.strengths, more), countFor(lists.areas, more), countFor(lists.actions, more))
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.learning(audit.reference),
    asSaved: paths.learning(audit.reference),
    facts: caseFactsOf(audit),
    strengths: placed(lists.strengths, emptyFinding, count).map(findingAt('strength')),
    areas: placed(lists.areas, emptyFinding, count).map(findingAt('area')),
    actions: placed(lists.actions, emptyAction, count).map((action, index) => ({
      ...placeOf('action', index, held, unsaved),
      ...actionView(action),
    })),
    more: count < mostOfEach,
    shown: unsaved.shown ?? shownField(held, learningKeys),
    stale: unsaved.stale.length > 0,
    errors: errorsShown(unsaved.errors),
    savedAt: savedAt(held, learningKeys),
  }
}
