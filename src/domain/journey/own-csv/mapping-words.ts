/** What a mapping asks, in words: what each field of a kind of event is called, and what is wrong with a choice. */
import { kindTold, isEventKind, type EventKind, type FactType } from '../kinds.ts'
import type { MappingFault, MappingFaultKind } from './mapping.ts'

export interface MappingField {
  /** As `MappingFault.field` names it: "caseReference", "facts.seenAlone". */
  readonly field: string
  readonly label: string
  readonly hint: string | null
}

const factHints: Readonly<Record<FactType, string>> = {
  'yes-no': 'Yes or no',
  number: 'A whole number',
  date: 'A day',
  code: 'A code',
  text: 'Words. Not a child’s or carer’s name',
}

/** "seenAlone" as "Seen alone". */
function apart(name: string): string {
  const words = name.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const field = (name: string, label: string, hint: string | null = null): MappingField => ({ field: name, label, hint })

/** The fields of a kind, in the order in which they are asked. The first is always needed, and the second or the third. */
export function mappingFields(kind: EventKind): readonly MappingField[] {
  const { begins, ends, partOf, facts } = kindTold(kind)
  const whole = partOf !== null && isEventKind(partOf) ? kindTold(partOf).label.toLowerCase() : null
  return [
    field('caseReference', 'Case reference', 'The id that your other extracts have for the child'),
    field('on', `${begins}: the day`),
    field('due', 'The day it was due'),
    ...(ends === null ? [] : [field('until', `${ends}: the day`)]),
    ...Object.entries(facts).map(([name, type]) => field(`facts.${name}`, apart(name), factHints[type])),
    ...(whole === null ? [] : [field('of', `Id of the ${whole} that it is part of`)]),
    field('key', 'Its own id', 'Without one, a child has one of these on a day'),
  ]
}

/** The field's name, for a fault or a preview; as it came where the kind has no such field. */
export const fieldLabel = (kind: EventKind, name: string): string =>
  mappingFields(kind).find(one => one.field === name)?.label ?? name

const faultSentences: Readonly<Record<MappingFaultKind, (label: string) => string>> = {
  'kind-not-known': () => 'Choose what each row of the file is',
  'no-reference-column': () => 'Choose the column that holds the case reference',
  'no-day-column': label => `Choose a column for “${label}” or for the day it was due`,
  'column-not-found': label => `The file has no such column as was chosen for “${label}”. Choose one of its columns`,
  'column-used-twice': label =>
    `The column chosen for “${label}” is chosen for another field too. Choose each column once`,
  'fact-not-known': label => `Events of this kind have no “${label}”. Leave it out`,
  'has-no-end': () => 'Events of this kind have one day alone, and no last day. Leave it out',
  'part-of-nothing': () => 'Events of this kind are part of no other. Leave its id out',
}

export const mappingFaultSentence = (fault: MappingFault, kind: string): string =>
  faultSentences[fault.kind](isEventKind(kind) ? fieldLabel(kind, fault.field) : fault.field)
