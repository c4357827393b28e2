/** Why a re-audit is not done: the case is closed, has moved to another authority, or something else. Always in words as well. */
import type { Problem } from '../problem.ts'
import { lengthFault } from '../audit/answers.ts'
import { reAuditProblems } from './problems.ts'

export const waiverReasons = [
  { code: 'closed', label: 'The case is closed' },
  { code: 'transferred', label: 'The case was transferred to another authority' },
  { code: 'other', label: 'Another reason' },
] as const

export type WaiverReason = (typeof waiverReasons)[number]['code']

export const waiverLabel = (code: string): string => waiverReasons.find(reason => reason.code === code)?.label ?? code

/** What is wrong with the words of a waiver; null where nothing is. */
export function waiverFault(words: string): Problem | null {
  return words.trim() === '' || lengthFault(words) !== null ? reAuditProblems.wordsNeeded({}) : null
}
