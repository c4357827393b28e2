/** Checks auditors chosen by a person, pair by pair, and says of each fault which case it is and why. */
import { barBetween, type AuditorAvailable, type CaseToAllocate, type Pair } from './allocate.ts'

export interface PairFault {
  readonly caseReference: string
  /** Without its full stop, such as "Marcus Bell cannot audit WC-1001: they hold this case". */
  readonly sentence: string
}

/** Every fault of the pairs. `cases` are those that wait for an auditor; a pair for any other is a fault. */
export function pairFaults(
  pairs: readonly Pair[],
  cases: readonly CaseToAllocate[],
  auditors: readonly AuditorAvailable[],
): readonly PairFault[] {
  return pairs.flatMap(({ caseReference, auditorId }, index) => {
    const because = faultOf({ caseReference, auditorId }, cases, auditors) ?? twice(pairs, caseReference, index)
    return because === null ? [] : [{ caseReference, sentence: because }]
  })
}

function faultOf(pair: Pair, cases: readonly CaseToAllocate[], auditors: readonly AuditorAvailable[]): string | null {
  const one = cases.find(candidate => candidate.caseReference === pair.caseReference)
  if (!one)
    return `${pair.caseReference} is not waiting for an auditor: it has one already, or it is not in this sample`
  const auditor = auditors.find(candidate => candidate.staffId === pair.auditorId)
  if (!auditor) return `${pair.caseReference} cannot go to that person: they are not an auditor here, or have left`
  const bar = barBetween(auditor, one)
  return bar === null ? null : `${auditor.name} cannot audit ${pair.caseReference}: ${bar}`
}

const twice = (pairs: readonly Pair[], caseReference: string, index: number): string | null =>
  pairs.findIndex(pair => pair.caseReference === caseReference) < index ? `${caseReference} is there twice` : null
