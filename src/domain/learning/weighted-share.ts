/**
 * The share good or better in all cases of the frame, where some strata gave more than their share of the sample: each stratum counts by
 * its size (`domain/sampling/stratified-estimate.ts`, Cochran 1977), so that a small stratum audited in full does not pull the answer.
 */
import { stratifiedProportion } from '../sampling/stratified-estimate.ts'
import { fewestForPercent } from '../statistics/share.ts'
import type { AuditFacts, RoundFacts } from './round-facts.ts'
import type { RoundReport } from './round-report.ts'

const whole = (proportion: number): number => Math.round(proportion * 100)
const isGood = ({ agreedGrade }: AuditFacts): boolean => agreedGrade === 'good' || agreedGrade === 'outstanding'

/**
 * Null where every stratum gave its share, where fewer than ten audits are agreed, and where a stratum has no agreed audit: nothing is
 * known of its cases. Cases put in by hand belong to no stratum and are not counted.
 */
export function weightedShare(
  { draw }: RoundFacts,
  agreed: readonly AuditFacts[],
): RoundReport['headline']['weighted'] {
  if (!draw?.unequal || agreed.length < fewestForPercent) return null
  const inStratum = (label: string) => agreed.filter(audit => audit.stratum === label)
  const { estimate, betaLower, betaUpper } = stratifiedProportion({
    caseload: draw.strata.map(({ size }) => size),
    sampled: draw.strata.map(({ label }) => inStratum(label).length),
    positive: draw.strata.map(({ label }) => inStratum(label).filter(isGood).length),
    conf: 0.95,
  })
  if (estimate === null) return null
  const interval =
    betaLower === null || betaUpper === null ? null : { lowerPercent: whole(betaLower), upperPercent: whole(betaUpper) }
  return { percent: whole(estimate), interval }
}

export function weightedWords({ percent, interval }: NonNullable<RoundReport['headline']['weighted']>): string {
  const range = interval === null ? '' : ` (95% interval ${interval.lowerPercent}% to ${interval.upperPercent}%)`
  return (
    `Some groups gave more cases than their share. With each group counted by its size, about ${percent}% of all the cases in the frame ` +
    `would be good or better${range}. Quote this, and not the plain share, for cases as a whole.`
  )
}
