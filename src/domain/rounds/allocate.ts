/**
 * Who audits which case. Nobody audits a case they hold, or one held by someone they line-manage (domain notes 3.2): these bar
 * absolutely. Someone of the case's own team is avoided where another can do it. Work is spread evenly. The same cases and
 * auditors always give the same proposal, and a case that nobody may audit is reported, never forced on someone.
 */
export interface AuditorAvailable {
  readonly staffId: string
  readonly name: string
  readonly teamId: string | null
  /** Cases of this round that they already have. */
  readonly allocated: number
}

export interface CaseToAllocate {
  readonly caseReference: string
  readonly teamId: string | null
  /** The staff member who holds the case; null where the name in the case list matches nobody here. */
  readonly practitionerId: string | null
  readonly practitionerLineManagerId: string | null
  /** The name in the case list: compared where the practitioner is not matched. */
  readonly workerName: string | null
  /** Whoever did the audit that this one follows; left out or null where it follows none. */
  readonly earlierAuditorId?: string | null
}

export interface Pair {
  readonly caseReference: string
  readonly auditorId: string
}

export interface Proposal {
  readonly pairs: readonly Pair[]
  /** Cases that no auditor may take. */
  readonly nobody: readonly string[]
}

/** Why this auditor may not have this case, as the end of a sentence; null when they may. */
export function barBetween(auditor: AuditorAvailable, one: CaseToAllocate): string | null {
  if (auditor.staffId === one.practitionerId) return 'they hold this case'
  if (auditor.staffId === one.practitionerLineManagerId) return 'they manage the practitioner who holds this case'
  if (auditor.staffId === one.earlierAuditorId) return 'they did the audit that this re-audit follows'
  const unmatched = one.practitionerId === null && one.workerName !== null
  return unmatched && sameName(auditor.name, one.workerName) ? 'the case list names them as the worker' : null
}

/** "Adeyemi, Ruth" and "ruth ADEYEMI" are one name. */
export function sameName(one: string, other: string): boolean {
  return nameParts(one) === nameParts(other)
}

const nameParts = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean)
    .sort()
    .join(' ')

export const isSameTeam = (auditor: AuditorAvailable, one: CaseToAllocate): boolean =>
  auditor.teamId !== null && auditor.teamId === one.teamId

export const permittedFor = (one: CaseToAllocate, auditors: readonly AuditorAvailable[]): readonly AuditorAvailable[] =>
  auditors.filter(auditor => barBetween(auditor, one) === null)

/** Proposes an auditor for each case. Cases with the fewest possible auditors choose first. */
export function propose(cases: readonly CaseToAllocate[], auditors: readonly AuditorAvailable[]): Proposal {
  const inOrder = [...auditors].sort(byName)
  const options = cases.map(one => ({ one, permitted: permittedFor(one, inOrder) }))
  const possible = options.filter(option => option.permitted.length > 0)
  const chosen = levelled(firstChoice(possible, inOrder), inOrder)
  return {
    pairs: chosen
      .map(({ one, auditor }) => ({ caseReference: one.caseReference, auditorId: auditor.staffId }))
      .sort(byReference),
    nobody: options
      .filter(option => option.permitted.length === 0)
      .map(option => option.one.caseReference)
      .sort(),
  }
}

interface Option {
  readonly one: CaseToAllocate
  readonly permitted: readonly AuditorAvailable[]
}
interface Choice {
  readonly one: CaseToAllocate
  readonly auditor: AuditorAvailable
}
type Loads = Map<string, number>

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byName = (a: AuditorAvailable, b: AuditorAvailable): number => text(a.name, b.name) || text(a.staffId, b.staffId)
const byReference = (a: Pair, b: Pair): number => text(a.caseReference, b.caseReference)
const loadOf = (loads: Loads, auditor: AuditorAvailable): number => loads.get(auditor.staffId) ?? 0

function firstChoice(options: readonly Option[], auditors: readonly AuditorAvailable[]): readonly Choice[] {
  const loads: Loads = new Map(auditors.map(auditor => [auditor.staffId, auditor.allocated]))
  const scarceFirst = [...options].sort(
    (a, b) => a.permitted.length - b.permitted.length || text(a.one.caseReference, b.one.caseReference),
  )
  return scarceFirst.flatMap(({ one, permitted }) => {
    const auditor = [...permitted].sort(
      (a, b) => Number(isSameTeam(a, one)) - Number(isSameTeam(b, one)) || loadOf(loads, a) - loadOf(loads, b),
    )[0]
    if (!auditor) return []
    loads.set(auditor.staffId, loadOf(loads, auditor) + 1)
    return [{ one, auditor }]
  })
}

/** Moves cases from those with most to those with fewest, while two or more stand between them and the bars allow it. */
function levelled(choices: readonly Choice[], auditors: readonly AuditorAvailable[]): readonly Choice[] {
  const now = [...choices]
  const loads: Loads = new Map(auditors.map(auditor => [auditor.staffId, auditor.allocated]))
  for (const { auditor } of now) loads.set(auditor.staffId, loadOf(loads, auditor) + 1)
  for (let move = bestMove(now, auditors, loads); move; move = bestMove(now, auditors, loads)) {
    const from = now[move.index]
    if (!from) break
    loads.set(from.auditor.staffId, loadOf(loads, from.auditor) - 1)
    loads.set(move.to.staffId, loadOf(loads, move.to) + 1)
    now[move.index] = { one: from.one, auditor: move.to }
  }
  return now
}

interface Move {
  readonly index: number
  readonly to: AuditorAvailable
}

/** Every move makes the loads strictly more even, so the moves come to an end. */
function bestMove(choices: readonly Choice[], auditors: readonly AuditorAvailable[], loads: Loads): Move | null {
  const moves = choices.flatMap(({ one, auditor }, index) =>
    auditors
      .filter(to => loadOf(loads, auditor) - loadOf(loads, to) >= 2 && barBetween(to, one) === null)
      .map(to => ({
        index,
        to,
        gap: loadOf(loads, auditor) - loadOf(loads, to),
        sameTeam: Number(isSameTeam(to, one)),
      })),
  )
  return moves.sort((a, b) => a.sameTeam - b.sameTeam || b.gap - a.gap || a.index - b.index)[0] ?? null
}
