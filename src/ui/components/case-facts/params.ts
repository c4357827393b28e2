/** The few facts of a case that an auditor needs at the top of a page. A reference only: never the name of a child. */
import { params, type Params } from '#ui/params.ts'

/** Null where it is not recorded, which is said in words. */
export interface CaseFactsOptions {
  readonly reference: string
  /** In words, such as "Child protection plan". */
  readonly status: string | null
  /** In whole years, as the import had it. */
  readonly ageYears: number | null
  readonly team: string | null
  readonly locality: string | null
  readonly auditor: string | null
}

export type CaseFactsParams = Params<{ readonly rows: readonly object[] }>

const notRecorded = 'Not recorded'

export function caseFacts(facts: CaseFactsOptions): CaseFactsParams {
  const pairs: readonly (readonly [string, string | null])[] = [
    ['Case reference', facts.reference],
    ['Status', facts.status],
    ['Age', facts.ageYears === null ? null : ageInWords(facts.ageYears)],
    ['Team', facts.team],
    ['Locality', facts.locality],
    ['Auditor', facts.auditor],
  ]
  return params({ rows: pairs.map(([key, value]) => ({ key: { text: key }, value: { text: value ?? notRecorded } })) })
}

function ageInWords(years: number): string {
  if (years < 0) return 'Unborn'
  if (years === 0) return 'Under 1 year'
  return years === 1 ? '1 year' : `${years} years`
}
