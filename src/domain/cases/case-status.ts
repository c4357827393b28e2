/**
 * Where a child stands, in the field's words. A council's status that is not one of these is kept in the council's own words
 * and shown: a case is never dropped, and never put under a status that nobody gave it.
 */

/** In order of precedence: the first that holds is the case's status. The council's own words stand after child protection. */
export const caseStatuses = [
  { code: 'closed', label: 'Closed' },
  { code: 'looked-after', label: 'Looked after child' },
  { code: 'child-protection', label: 'Child protection plan' },
  // Before "child in need": exports write care leavers on List 6 as a child in need plan, for want of a value of their own.
  { code: 'care-leaver', label: 'Care leaver' },
  { code: 'child-in-need', label: 'Child in need' },
  { code: 'open-assessment', label: 'Open assessment' },
  { code: 'early-help', label: 'Early help' },
] as const

export type CaseStatus = (typeof caseStatuses)[number]['code']

/** A status of ours, or the council's own words. */
export type StatusGiven = { readonly known: CaseStatus } | { readonly words: string }

const spellings: readonly (readonly [CaseStatus, RegExp])[] = [
  ['closed', /^(closed|case closed|ceased|ended)\b/],
  [
    'looked-after',
    /^(looked after|child looked after|children looked after|child in care|children in care|in care|lac|cla|cic)\b/,
  ],
  ['child-protection', /^(child protection|cp|cpp)\b/],
  ['care-leaver', /^(care leav|leaving care)/],
  ['child-in-need', /^(child in need|children in need|cin)\b/],
  ['open-assessment', /^(open assessment|assessment|in assessment|under assessment)\b/],
  ['early-help', /^early help\b/],
]

/** The letters of Ofsted's own list, for cells that hold nothing else. */
const letters: Readonly<Record<string, CaseStatus>> = {
  a: 'looked-after',
  b: 'child-protection',
  c: 'child-in-need',
  d: 'open-assessment',
  e: 'closed',
}

/** Reads List 6's Case Status. Null for a blank cell. */
export function readStatus(text: string): StatusGiven | null {
  const bare = text.replace(/^[a-z]\)\s*/i, '')
  const lower = bare.toLowerCase().replaceAll('-', ' ')
  const letter = letters[text.toLowerCase().replace(')', '')]
  if (bare === '' || letter !== undefined) return letter === undefined ? null : { known: letter }
  const known = spellings.find(([, pattern]) => pattern.test(lower))?.[0]
  return known === undefined ? { words: bare } : { known }
}

const labels: ReadonlyMap<string, string> = new Map(caseStatuses.map(status => [status.code, status.label]))

export const isKnownStatus = (status: string): status is CaseStatus => labels.has(status)

/** "Looked after child"; the council's own words are given back as they are. */
export function caseStatusLabel(status: string): string {
  return labels.get(status) ?? status
}
