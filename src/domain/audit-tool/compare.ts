/**
 * Two versions of a tool side by side: what was added, removed, moved and changed, field by field; which question carries on from
 * which; and where a trend would go on over two different questions. Compares; judges nothing.
 */
import {
  questionInWords,
  ratingInWords,
  ruleInWords,
  scaleInWords,
  sectionInWords,
  toolInWords,
  totalInWords,
  type FieldInWords,
} from './describe.ts'
import type { Question, ToolContent } from './tool.ts'
import { trendKeys } from './trends.ts'

export interface FieldChange {
  readonly field: string
  /** Empty where there was, or is, nothing. */
  readonly earlier: string
  readonly later: string
}

export type Fate = 'added' | 'removed' | 'changed' | 'same'

export interface PartCompared {
  /** In the later version; in the earlier one where it was removed. */
  readonly key: string
  readonly title: string
  readonly fate: Fate
  /** Whether its place among the others, or its section, is another. */
  readonly moved: boolean
  readonly changes: readonly FieldChange[]
}

export interface QuestionCompared extends PartCompared {
  readonly section: string
  /** The question of the earlier version whose trend goes on here; null for one that begins anew, and for one removed. */
  readonly carriesOnFrom: string | null
  /** Why one trend would mix two questions; empty where it would not. */
  readonly mixes: readonly string[]
}

export interface ToolComparison {
  readonly tool: readonly FieldChange[]
  readonly sections: readonly PartCompared[]
  readonly questions: readonly QuestionCompared[]
  /** Consistency rules, ratings, totals and scales: named by what they are. */
  readonly others: readonly (PartCompared & { readonly what: string })[]
}

export function changesBetween(
  earlier: readonly FieldInWords[],
  later: readonly FieldInWords[],
): readonly FieldChange[] {
  const before = new Map(earlier)
  return later
    .map(([field, text]) => ({ field, earlier: before.get(field) ?? '', later: text }))
    .filter(change => change.earlier !== change.later)
}

/** A part of a tool for comparing: `from` is the key of the earlier part that it is compared with. */
interface Part {
  readonly key: string
  readonly from: string | null
  readonly title: string
  readonly group: string
  readonly words: readonly FieldInWords[]
}

const nothing: readonly FieldInWords[] = []

/** The places of a longest run that keeps its order: everything outside it was moved. */
function kept(places: readonly number[]): ReadonlySet<number> {
  const runs: (readonly number[])[] = []
  for (const place of places) {
    const before = runs.filter(run => (run.at(-1) ?? -1) < place)
    const longest = before.reduce<readonly number[]>((best, run) => (run.length > best.length ? run : best), [])
    runs.push([...longest, place])
  }
  return new Set(runs.reduce<readonly number[]>((best, run) => (run.length > best.length ? run : best), []))
}

function movedOf(earlier: readonly Part[], later: readonly Part[]): ReadonlySet<string> {
  const stayed = later.filter(part => part.from !== null)
  const placeOf = (part: Part) => earlier.findIndex(one => one.key === part.from)
  const moved = new Set(stayed.filter(part => earlier[placeOf(part)]?.group !== part.group).map(part => part.key))
  for (const group of new Set(stayed.map(part => part.group))) {
    const here = stayed.filter(part => part.group === group && !moved.has(part.key))
    const inOrder = kept(here.map(placeOf))
    for (const part of here) if (!inOrder.has(placeOf(part))) moved.add(part.key)
  }
  return moved
}

function compareParts(earlier: readonly Part[], later: readonly Part[]): readonly PartCompared[] {
  const moved = movedOf(earlier, later)
  const taken = new Set(later.map(part => part.from))
  const now = later.map(part => {
    const before = earlier.find(one => one.key === part.from)
    const changes = changesBetween(before?.words ?? nothing, part.words)
    const fate: Fate = before ? (changes.length > 0 ? 'changed' : 'same') : 'added'
    return { key: part.key, title: part.title, fate, moved: moved.has(part.key), changes: before ? changes : [] }
  })
  const gone = earlier
    .filter(part => !taken.has(part.key))
    .map(({ key, title }) => ({ key, title, fate: 'removed' as const, moved: false, changes: [] }))
  return [...now, ...gone]
}

const sameKey = <Shape extends object>(
  earlier: readonly Shape[],
  later: readonly Shape[],
  part: (item: Shape) => Omit<Part, 'from' | 'group'>,
): readonly PartCompared[] => {
  const before = earlier.map(item => ({ ...part(item), from: null, group: '' }))
  const known = new Set(before.map(({ key }) => key))
  const after = later.map(part).map(one => ({ ...one, from: known.has(one.key) ? one.key : null, group: '' }))
  return compareParts(before, after)
}

const partsOf = (tool: ToolContent, from: (key: string) => string | null): readonly Part[] =>
  tool.sections.flatMap(section =>
    section.questions.map(question => ({
      key: question.key,
      from: from(question.key),
      title: question.text,
      group: section.key,
      words: questionInWords(question),
    })),
  )

const questionsOf = (tool: ToolContent): ReadonlyMap<string, Question> =>
  new Map(tool.sections.flatMap(section => section.questions).map(question => [question.key, question]))

const fieldsThatMix: Readonly<Record<string, string>> = {
  Answer: 'it is answered in another way',
  Choices: 'the answers to choose from are others',
  Least: 'the numbers begin elsewhere',
  Most: 'the numbers end elsewhere',
  Kind: 'it is counted as another kind of question',
}

const mixesOf = (changes: readonly FieldChange[]): readonly string[] =>
  changes.flatMap(({ field }) => fieldsThatMix[field] ?? [])

function compareQuestions(versions: readonly ToolContent[]): readonly QuestionCompared[] {
  const [earlier, later] = [versions[0], versions.at(-1)]
  if (!earlier || !later) return []
  const links = trendKeys(versions)
  const compared = compareParts(
    partsOf(earlier, () => null),
    partsOf(later, key => links.get(key) ?? null),
  )
  const sections = new Map(
    [earlier, later].flatMap(tool =>
      tool.sections.flatMap(section => section.questions.map(({ key }): [string, string] => [key, section.title])),
    ),
  )
  const known = questionsOf(later)
  return compared.map(part => {
    const from = part.fate === 'removed' || !known.has(part.key) ? null : (links.get(part.key) ?? null)
    return {
      ...part,
      section: sections.get(part.key) ?? '',
      carriesOnFrom: from,
      mixes: from === null ? [] : mixesOf(part.changes),
    }
  })
}

const named = (what: string, parts: readonly PartCompared[]): ToolComparison['others'] =>
  parts.map(part => ({ ...part, what }))

function compareWorkedOut(earlier: ToolContent, later: ToolContent): ToolComparison['others'] {
  const ratings = sameKey(earlier.ratings ?? [], later.ratings ?? [], rating => ({
    key: rating.key,
    title: rating.title,
    words: ratingInWords(rating),
  }))
  const totals = sameKey(earlier.totals ?? [], later.totals ?? [], total => ({
    key: total.key,
    title: total.title,
    words: totalInWords(total),
  }))
  const scales = sameKey(earlier.scales ?? [], later.scales ?? [], scale => ({
    key: scale.key,
    title: scale.name,
    words: scaleInWords(scale),
  }))
  return [...named('Rating', ratings), ...named('Total', totals), ...named('Scale of ratings', scales)]
}

function compareOthers(earlier: ToolContent, later: ToolContent): ToolComparison['others'] {
  const rules = sameKey(earlier.consistency ?? [], later.consistency ?? [], rule => ({
    key: rule.code,
    title: rule.sentence,
    words: ruleInWords(rule),
  }))
  return [...named('Consistency rule', rules), ...compareWorkedOut(earlier, later)]
}

/** Compares the first of these versions with the last; those between say what carries on from what. At least two. */
export function compareTools(versions: readonly [ToolContent, ToolContent, ...ToolContent[]]): ToolComparison {
  const earlier = versions[0]
  const later = versions.at(-1) ?? versions[1]
  return {
    tool: changesBetween(toolInWords(earlier), toolInWords(later)),
    sections: sameKey(earlier.sections, later.sections, section => ({
      key: section.key,
      title: section.title,
      words: sectionInWords(section),
    })),
    questions: compareQuestions(versions),
    others: compareOthers(earlier, later),
  }
}

/** Whether anything at all is different. */
export const isDifferent = (comparison: ToolComparison): boolean =>
  comparison.tool.length > 0 ||
  [...comparison.sections, ...comparison.questions, ...comparison.others].some(
    part => part.fate !== 'same' || part.moved,
  )
