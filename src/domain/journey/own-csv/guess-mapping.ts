/** Proposes a mapping for a council's own table from the names of its columns. A person looks at it before any row is read. */
import { cleanText, type CellValue } from '../../cases/cells.ts'
import { eventKinds, kindTold, type EventKind } from '../kinds.ts'
import { wordsOf } from './headings.ts'
import type { OwnColumns } from './mapping.ts'

/** What the names suggest; null where they suggest nothing. */
export interface MappingGuess {
  readonly kind: EventKind | null
  readonly columns: Omit<OwnColumns, 'caseReference'> & { readonly caseReference: string | null }
}

interface Heading {
  readonly written: string
  /** Between blanks, so that whole words are found: " date of supervision ". */
  readonly words: string
}

const spaced = (text: string): string => ` ${wordsOf(text).join(' ')} `

/** What councils call an event beside the name that its kind has here. */
const alsoCalled: Partial<Readonly<Record<EventKind, readonly string[]>>> = {
  supervision: ['supervision', 'case supervision'],
  'case-summary': ['case summary', 'summary'],
  'management-decision': [
    'management decision',
    'management oversight',
    'manager decision',
    'case decision',
    'oversight',
  ],
  'return-interview': ['return interview', 'return home interview', 'rhi', 'independent return interview'],
  'protection-plan': ['cp plan', 'cpp', 'child protection plan'],
  'protection-review': ['cp review', 'rcpc', 'review conference'],
  'protection-visit': ['cp visit', 'stat visit cp'],
  'initial-conference': ['icpc', 'initial conference', 'initial child protection conference'],
  'in-need-plan': ['cin plan'],
  'in-need-review': ['cin review'],
  'in-need-visit': ['cin visit'],
  'looked-after-review': ['lac review', 'cla review', 'looked after review'],
  'looked-after-visit': ['lac visit', 'cla visit'],
  'health-assessment': ['rha', 'health assessment'],
  'initial-health-assessment': ['iha'],
  'education-plan': ['pep'],
  'reviewing-officer-contact': ['iro contact', 'iro visit'],
  'adviser-contact': ['pa contact', 'adviser contact', 'personal adviser visit'],
}

const phrases: readonly (readonly [string, EventKind])[] = (Object.keys(eventKinds) as EventKind[])
  .flatMap(kind =>
    [kindTold(kind).label, ...(alsoCalled[kind] ?? [])].map((name): [string, EventKind] => [spaced(name), kind]),
  )
  // The longer before what it contains.
  .sort(([a], [b]) => b.length - a.length)

const references = [
  'child unique id',
  'child id',
  'person id',
  'client id',
  'case reference',
  'case ref',
  'case id',
  'case number',
  'child reference',
  'la child id',
  'unique id',
  'person reference',
  'mosaic id',
  'lcs id',
  'pid',
].map(spaced)

const isDay = / (date|on|day|when) /
const isDue = / (due|next|target|deadline|planned) /
const isEnd = / (end|ended|ends|closed|closure|ceased|finished|until|completed) /
const isBegin = / (start|started|held|date|on|done|made|written|visited|day|completed) /
/** Never taken: about who the child is, or when the row was typed. */
const isOther = / (birth|dob|born|name|address|postcode|recorded|created|updated|modified|extract) /

/** `fileName` helps where the columns do not say what they are the columns of; `chosen` where a person has said it. */
export function guessMapping(
  headings: readonly CellValue[],
  fileName = '',
  chosen: EventKind | null = null,
): MappingGuess {
  const left = headings.flatMap((heading): Heading[] => {
    const written = typeof heading === 'string' ? cleanText(heading.slice(0, 200)) : null
    return written === null ? [] : [{ written, words: spaced(written) }]
  })
  const kind = chosen ?? kindIn([...left.map(({ words }) => words), spaced(fileName.slice(0, 200))])
  const take = (fits: (heading: Heading) => boolean): string | null => {
    const place = left.findIndex(fits)
    return place === -1 ? null : (left.splice(place, 1)[0]?.written ?? null)
  }
  const caseReference = firstOf(references, name => take(({ words }) => words.includes(name)))
  const facts = kind === null ? {} : guessFacts(kind, take)
  const usable = (words: string): boolean => !isOther.test(words)
  const due = take(({ words }) => isDue.test(words) && usable(words))
  const lasts = kind !== null && kindTold(kind).ends !== null
  const until = lasts ? take(({ words }) => isEnd.test(words) && usable(words)) : null
  const on =
    take(({ words }) => isDay.test(words) && usable(words)) ?? take(({ words }) => isBegin.test(words) && usable(words))
  const [of, key] = guessKeys(kind, take)
  return { kind, columns: { caseReference, on, until, due, of, key, facts } }
}

function firstOf<Value>(from: readonly Value[], find: (one: Value) => string | null): string | null {
  for (const one of from) {
    const found = find(one)
    if (found !== null) return found
  }
  return null
}

/** The kind that the longest of the names found belongs to. */
const kindIn = (texts: readonly string[]): EventKind | null =>
  phrases.find(([phrase]) => texts.some(text => text.includes(phrase)))?.[1] ?? null

type Take = (fits: (heading: Heading) => boolean) => string | null

/** A fact's own name, written apart: "seenAlone" is found in "Was the child seen alone". The longer names first. */
function guessFacts(kind: EventKind, take: Take): Readonly<Record<string, string>> {
  const names = Object.keys(kindTold(kind).facts).sort((a, b) => b.length - a.length)
  return Object.fromEntries(
    names.flatMap(name => {
      const heading = take(({ words }) => words.includes(spaced(name)))
      return heading === null ? [] : [[name, heading]]
    }),
  )
}

/** The ids: of the event of which it is part, and its own. */
function guessKeys(kind: EventKind | null, take: Take): readonly [string | null, string | null] {
  if (kind === null) return [null, null]
  const parts = phrases.filter(([, one]) => one === kindTold(kind).partOf)
  const of = firstOf(parts, ([phrase]) => take(({ words }) => words.includes(phrase) && words.includes(' id ')))
  return [of, take(({ words }) => words.includes(' id '))]
}
