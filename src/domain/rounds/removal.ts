/**
 * Why a case may be taken out of a sample after it was drawn. Each is a fact about the case, never what an audit would find: a sample
 * from which hard cases are taken out says nothing. The next reserve of the same stratum comes in, in the order in which it was drawn.
 */
export const removalReasons = [
  { code: 'closed', label: 'The case has closed' },
  { code: 'transferred', label: 'The case has moved to another authority' },
  { code: 'record-restricted', label: 'The record is restricted, and no auditor may open it' },
  { code: 'no-free-auditor', label: 'Everyone who could audit it has a conflict' },
  { code: 'not-of-the-theme', label: 'The case is not one that this round is about' },
  { code: 'listed-in-error', label: 'It stands in the case list by mistake' },
  { code: 'other', label: 'Another reason, told below' },
] as const

export type RemovalReason = (typeof removalReasons)[number]['code']

export const removalLabel = (code: string): string => removalReasons.find(reason => reason.code === code)?.label ?? code

interface Drawn {
  readonly stratum: string
  readonly drawOrder: number
  readonly reserve: boolean
}

/** The reserve that comes in for a case of this stratum; null where none is left. */
export function nextReserve<Case extends Drawn>(stratum: string, sampled: readonly Case[]): Case | null {
  const reserves = sampled.filter(one => one.reserve && one.stratum === stratum)
  return [...reserves].sort((a, b) => a.drawOrder - b.drawOrder)[0] ?? null
}
