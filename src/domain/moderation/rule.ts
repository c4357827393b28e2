/**
 * Which audits get a second look, by the council's rule. Where chance decides, it is a number that anyone can work out again from the
 * digest of what was handed in, so that a choice can be checked and nobody can have made it. Nothing here says what is good practice.
 */
import { gradeCodes, gradeLabel, type Grade } from '../grades/grade.ts'

export interface ModerationRule {
  /** Of 100 audits with this grade, how many are to be moderated: whole numbers, 0 to 100. */
  readonly shares: Readonly<Record<Grade, number>>
  /** Whether all of an auditor's first three audits are. */
  readonly firstThree: boolean
  /** Whether the moderator gives a grade before seeing the auditor's. */
  readonly blind: boolean
  /** Whether a head of service, and nobody else, moderates audits that their auditor graded inadequate (domain notes 3.5). */
  readonly headForInadequate: boolean
}

/** Where the council has set no rule: every audit, openly, as it was before there were rules. */
export const everyAudit: ModerationRule = {
  shares: { outstanding: 100, good: 100, 'requires-improvement': 100, inadequate: 100 },
  firstThree: false,
  blind: false,
  headForInadequate: false,
}

/** What councils usually ask for: the grades at either end, a share of the others, and new auditors. */
export const usualRule: ModerationRule = {
  shares: { outstanding: 100, good: 20, 'requires-improvement': 20, inadequate: 100 },
  firstThree: true,
  blind: false,
  headForInadequate: false,
}

export const isShare = (share: number): boolean => Number.isInteger(share) && share >= 0 && share <= 100

export const sameRule = (one: ModerationRule, other: ModerationRule): boolean =>
  one.firstThree === other.firstThree &&
  one.blind === other.blind &&
  one.headForInadequate === other.headForInadequate &&
  gradeCodes.every(code => one.shares[code] === other.shares[code])

export interface HandedIn {
  readonly grade: Grade
  /** SHA-256 of the submission, in hexadecimal. */
  readonly digest: string
  /** How many other audits the auditor had handed in before this one. */
  readonly auditsBefore: number
  /** Whether an earlier version of this audit was chosen; false for the first. */
  readonly chosenBefore: boolean
}

export interface Selection {
  readonly chosen: boolean
  /** In words, such as "Drawn: 20 of 100 graded good". */
  readonly because: string
  /** What the draw gave, a whole number from 0 to 999,999; null where nothing was drawn. */
  readonly drawn: number | null
}

const firstAudits = 3

/** `digest` is SHA-256 of a text in hexadecimal. */
export function selectionOf(rule: ModerationRule, handedIn: HandedIn, digest: (text: string) => string): Selection {
  const share = rule.shares[handedIn.grade]
  const label = gradeLabel(handedIn.grade).toLowerCase()
  if (gradeCodes.every(code => rule.shares[code] === 100)) return { chosen: true, because: 'Every audit', drawn: null }
  if (share === 100) return { chosen: true, because: `Every audit graded ${label}`, drawn: null }
  if (rule.firstThree && handedIn.auditsBefore < firstAudits)
    return { chosen: true, because: 'First three of this auditor', drawn: null }
  // Another grade in the next version must not take an audit off the list.
  if (handedIn.chosenBefore) return { chosen: true, because: 'An earlier version was chosen', drawn: null }
  if (share === 0) return { chosen: false, because: `No audit graded ${label} is chosen`, drawn: null }
  const drawn = numberOf(handedIn.digest, digest)
  const chosen = drawn < share * ofEachHundredth
  return { chosen, because: `${chosen ? 'Drawn' : 'Not drawn'}: ${share} of 100 graded ${label}`, drawn }
}

const ofMillion = 1_000_000
const ofEachHundredth = ofMillion / 100

/**
 * The first eight hexadecimal digits of SHA-256 of `moderation|` and the submission's digest, as a share of all that eight digits can
 * be, times a million, cut. Below the grade's share of a million means chosen.
 */
function numberOf(submissionDigest: string, digest: (text: string) => string): number {
  const first = Number.parseInt(digest(`moderation|${submissionDigest}`).slice(0, 8), 16)
  return Math.floor((first * ofMillion) / 2 ** 32)
}
