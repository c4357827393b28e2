/** Fields that sections and questions have in common: their key, whom they are asked of, and what each grade looks like. */
import { isKey, keyFrom } from '#domain/audit-tool/draft.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import { keysOf } from '#domain/audit-tool/edit.ts'
import { caseStatuses } from '#domain/cases/case-status.ts'
import { grades } from '#domain/grades/grade.ts'
import type { FieldAsked, FieldChoice } from './fields.ts'
import type { FieldReader } from './read-fields.ts'

/** Statuses that a tool names and that are the council's own stay to be chosen. */
const statusChoices = (tool: ToolContent): readonly FieldChoice[] => {
  const named = tool.sections.flatMap(section => [section, ...section.questions]).flatMap(one => one.statuses ?? [])
  const own = [...new Set(named)].filter(code => !caseStatuses.some(status => status.code === code))
  return [
    ...caseStatuses.map(({ code, label }) => ({ value: code, text: label })),
    ...own.map(code => ({ value: code, text: code })),
  ]
}

export const applicabilityFields = (tool: ToolContent): readonly FieldAsked[] => [
  {
    name: 'statuses',
    label: 'Case statuses',
    hint: 'Leave all empty to ask in every case. A fact of the case that is not known never leaves anything out.',
    shape: 'checkboxes',
    choices: statusChoices(tool),
    heading: 'Whom it is asked of',
  },
  { name: 'agesFrom', label: 'From age', hint: 'In whole years, this one included', shape: 'input', width: 3 },
  { name: 'agesTo', label: 'To age', hint: 'This one included', shape: 'input', width: 3 },
  { name: 'placements', label: 'Placement types', hint: 'One a line, as your case lists have them', shape: 'textarea', rows: 2 },
  { name: 'themes', label: 'Themes of the round', hint: 'One a line', shape: 'textarea', rows: 2 },
  {
    name: 'askedWhen',
    label: 'Asked only when',
    hint: 'A condition, such as answer(\'child-seen\') == \'no\' && age >= 4. The keys that can be used are listed below.',
    shape: 'textarea',
    rows: 2,
    signs: true,
  },
]

export const descriptorFields = (heading: string, prefix = 'descriptor'): readonly FieldAsked[] =>
  grades.map(({ code, label }, place) => ({
    name: `${prefix}-${code}`,
    label,
    shape: 'textarea' as const,
    rows: 2,
    ...(place === 0 ? { heading } : {}),
  }))

export const keyField = (what: string): FieldAsked => ({
  name: 'key',
  label: 'Key',
  hint: `Small letters, digits and hyphens. Trends and conditions name the ${what} by it. Leave empty to have one made from the words.`,
  shape: 'input',
  width: 20,
})

/** Keys that answers, ratings and totals are told by are one family. */
const keysTaken = (tool: ToolContent): readonly string[] => [
  ...keysOf(tool),
  ...(tool.ratings ?? []).map(rating => rating.key),
  ...(tool.totals ?? []).map(total => total.key),
]

/** The key that was typed, or one made from the words; `own` is the key that this part has now. */
export function keyIn(reader: FieldReader, tool: ToolContent, words: string, own: string | null): string {
  const taken = keysTaken(tool).filter(key => key !== own)
  const typed = reader.text('key')
  if (typed === '') return keyFrom(words, taken)
  if (!isKey(typed)) reader.fault('key', 'Use small letters, digits and hyphens, 60 at most')
  else if (taken.includes(typed)) reader.fault('key', `Something else in this tool has the key ${typed}`)
  return typed
}
