/**
 * Who audits which case. Nobody audits a case they hold, one held by someone they line-manage (domain notes 3.2), one they declared
 * a conflict with, or any while they are exempt: these bar absolutely. The proposal keeps within what each auditor can take, spreads
 * the month's work evenly, and avoids what is a concern, such as someone of the case's own team. The same cases and auditors always
 * give the same proposal, and a case that nobody may audit is reported, never forced on someone.
 */
import { spread } from './spread.ts'

/** What an auditor declared that they are too near to. */
export interface DeclaredConflict {
  readonly about: 'case' | 'practitioner' | 'team'
  /** The case reference, the practitioner's staff id, or the team's id. */
  readonly of: string
}

export interface AuditorAvailable {
  readonly staffId: string
  readonly name: string
  readonly teamId: string | null
  /** Cases of this round's month that they already have, of this round or another. */
  readonly allocated: number
  /** Audits they can take in a month; null where the council set none. */
  readonly capacity: number | null
  /** Whether they are exempt from auditing in the round's month. */
  readonly exempt: boolean
  readonly conflicts: readonly DeclaredConflict[]
  /** Whether training in auditing is recorded for them; null where the council does not record it. */
  readonly trained: boolean | null
  /** The case statuses that they have practised in; null where none is recorded, and then all count. */
  readonly practisedIn: readonly string[] | null
}

export interface CaseToAllocate {
  readonly caseReference: string
  readonly caseStatus: string
  readonly teamId: string | null
  /** The staff member who holds the case; null where the name in the case list matches nobody here. */
  readonly practitionerId: string | null
  /** Everyone who manages them, directly or through others. */
  readonly managerIds: readonly string[]
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
  /** Cases that somebody may take, but all who may have as many as they can. */
  readonly full: readonly string[]
}

type Rule = (auditor: AuditorAvailable, one: CaseToAllocate) => boolean

const declared =
  (about: DeclaredConflict['about'], of: (one: CaseToAllocate) => string | null): Rule =>
  ({ conflicts }, one) =>
    conflicts.some(conflict => conflict.about === about && conflict.of === of(one))

/** What bars absolutely, each as the end of a sentence. The first that fits is told. */
const bars: readonly { readonly because: string; readonly fits: Rule }[] = [
  { because: 'they hold this case', fits: ({ staffId }, one) => staffId === one.practitionerId },
  {
    because: 'they manage the practitioner who holds this case',
    fits: ({ staffId }, one) => one.managerIds.includes(staffId),
  },
  {
    because: 'they did the audit that this re-audit follows',
    fits: ({ staffId }, one) => staffId === one.earlierAuditorId,
  },
  { because: 'the case list names them as the worker', fits: (auditor, one) => isNamedAsWorker(auditor, one) },
  { because: 'they declared a conflict with this case', fits: declared('case', one => one.caseReference) },
  {
    because: 'they declared a conflict with the practitioner who holds this case',
    fits: declared('practitioner', one => one.practitionerId),
  },
  { because: 'they declared a conflict with the team of this case', fits: declared('team', one => one.teamId) },
  { because: 'they are exempt from auditing this month', fits: ({ exempt }) => exempt },
]

/** What speaks against a pair without barring it, the weightiest first. `full` does not count: the proposal never goes over a capacity. */
const concerns: readonly { readonly said: string; readonly weight: number; readonly fits: Rule }[] = [
  { said: 'no training recorded', weight: 4, fits: ({ trained }) => trained === false },
  {
    said: 'not practised in this status',
    weight: 3,
    fits: ({ practisedIn }, one) => practisedIn !== null && !practisedIn.includes(one.caseStatus),
  },
  { said: 'same team', weight: 2, fits: ({ teamId }, one) => teamId !== null && teamId === one.teamId },
]

/** Why this auditor may not have this case, as the end of a sentence; null when they may. */
export const barBetween = (auditor: AuditorAvailable, one: CaseToAllocate): string | null =>
  bars.find(({ fits }) => fits(auditor, one))?.because ?? null

/** What to know before choosing this auditor for this case, such as "same team"; empty where nothing speaks against it. */
export const concernsBetween = (auditor: AuditorAvailable, one: CaseToAllocate): readonly string[] =>
  concerns.filter(({ fits }) => fits(auditor, one)).map(({ said }) => said)

function isNamedAsWorker({ name }: AuditorAvailable, { practitionerId, workerName }: CaseToAllocate): boolean {
  return practitionerId === null && workerName !== null && sameName(name, workerName)
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

export const permittedFor = (one: CaseToAllocate, auditors: readonly AuditorAvailable[]): readonly AuditorAvailable[] =>
  auditors.filter(auditor => barBetween(auditor, one) === null)

/** Proposes an auditor for each case. Where not all can be placed, cases with the fewest possible auditors come first. */
export function propose(cases: readonly CaseToAllocate[], auditors: readonly AuditorAvailable[]): Proposal {
  const inOrder = [...auditors].sort(byName)
  const options = cases.map(one => ({ one, costs: inOrder.map(auditor => costOf(auditor, one)) }))
  const possible = options.filter(isPossible).sort(scarceFirst)
  const given = spread({
    costs: possible.map(({ costs }) => costs),
    loads: inOrder.map(({ allocated }) => allocated),
    limits: inOrder.map(({ capacity }) => capacity ?? Infinity),
  })
  const placed = possible.map(({ one }, index) => ({ one, auditor: inOrder[given[index] ?? -1] }))
  return {
    pairs: placed
      .flatMap(({ one, auditor }) =>
        auditor ? [{ caseReference: one.caseReference, auditorId: auditor.staffId }] : [],
      )
      .sort(byReference),
    nobody: namesOf(options.filter(option => !isPossible(option))),
    full: namesOf(placed.filter(({ auditor }) => auditor === undefined)),
  }
}

interface Option {
  readonly one: CaseToAllocate
  /** For each auditor: null where they may not take it. */
  readonly costs: readonly (number | null)[]
}

const costOf = (auditor: AuditorAvailable, one: CaseToAllocate): number | null =>
  barBetween(auditor, one) === null
    ? concerns.reduce((sum, { weight, fits }) => sum + (fits(auditor, one) ? weight : 0), 0)
    : null

const choices = ({ costs }: Option): number => costs.filter(cost => cost !== null).length
const isPossible = (option: Option): boolean => choices(option) > 0
const namesOf = (options: readonly { readonly one: CaseToAllocate }[]): readonly string[] =>
  options.map(({ one }) => one.caseReference).sort()

const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byName = (a: AuditorAvailable, b: AuditorAvailable): number => text(a.name, b.name) || text(a.staffId, b.staffId)
const byReference = (a: Pair, b: Pair): number => text(a.caseReference, b.caseReference)
const scarceFirst = (a: Option, b: Option): number =>
  choices(a) - choices(b) || text(a.one.caseReference, b.one.caseReference)
