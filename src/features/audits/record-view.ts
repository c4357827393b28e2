/** Questions filled in from the record, as a section's page shows them: an answer to be looked at, never one that was given. */
import type { RecordAnswer } from '#domain/audit/record.ts'
import type { Given } from './save-answers.ts'
import type { Held, Unsaved } from './unsaved.ts'

/** Shows the record's answers where none has been given; what was typed, or saved, is left as it is. */
export function withRecord(unsaved: Unsaved<Given>, record: readonly RecordAnswer[], held: Held): Unsaved<Given> {
  const open = record.filter(({ question }) => !held.has(question))
  if (unsaved.typed !== null || open.length === 0) return unsaved
  return {
    ...unsaved,
    typed: Object.fromEntries(open.map(({ question, answer, evidence }) => [question, { value: answer, evidence }])),
  }
}

/** Beside the question; null where the record says nothing, or nothing that is not written in the answer already. */
export function recordWords(key: string, record: readonly RecordAnswer[], held: Held): string | null {
  const found = record.find(({ question }) => question === key)
  if (!found) return null
  const given = held.get(key)
  if (!given) return 'Filled in from the record, and not yet saved. Change it if you found otherwise.'
  if (given.value !== '' && given.value !== found.answer)
    return `${found.evidence} You answer otherwise: before you hand the audit in, you are asked why.`
  return given.evidence.trim() === found.evidence ? null : found.evidence
}
