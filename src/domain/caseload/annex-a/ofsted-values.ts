/** The values of Annex A as Ofsted writes them, for the codes that facts are kept in. */
type Words = readonly (readonly [string, string])[]

/** "a) Male": a letter for each, in order. */
const lettered = (values: Words): ReadonlyMap<string, string> =>
  new Map(values.map(([code, words], place) => [code, `${String.fromCharCode('a'.charCodeAt(0) + place)}) ${words}`]))
/** "N1 - Abuse or neglect". */
const dashed = (values: Words): ReadonlyMap<string, string> =>
  new Map(values.map(([code, words]) => [code, `${code} - ${words}`]))
/** "C2: Full care order". */
const coloned = (values: Words): ReadonlyMap<string, string> =>
  new Map(values.map(([code, words]) => [code, `${code}: ${words}`]))

const ethnicities =
  'WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT'

const sources: Words = [
  ['1A', 'Individual - family member, relative or carer'],
  ['1B', 'Individual - acquaintance'],
  ['1C', 'Individual - self'],
  ['1D', 'Individual - other'],
  ['2A', 'Schools'],
  ['2B', 'Education services'],
  ['3A', 'Health services - GP'],
  ['3B', 'Health services - health visitor'],
  ['3C', 'Health services - school nurse'],
  ['3D', 'Health services - other primary health services'],
  ['3E', 'Health services - A&E'],
  ['3F', 'Health services - other'],
  ['4', 'Housing'],
  ['5A', 'LA services - social care'],
  ['5B', 'LA services - other internal'],
  ['5C', 'LA services - external'],
  ['6', 'Police'],
  ['7', 'Other legal agency'],
  ['8', 'Other'],
  ['9', 'Anonymous'],
  ['10', 'Unknown'],
]

export const ofstedValues = {
  gender: lettered([
    ['M', 'Male'],
    ['F', 'Female'],
  ]),
  yesNo: lettered([
    ['true', 'Yes'],
    ['false', 'No'],
  ]),
  ethnicity: lettered(ethnicities.split(' ').map(code => [code, code])),
  source: lettered(sources.map(([code, words]) => [code, `${code}: ${words}`])),
  need: dashed([
    ['N1', 'Abuse or neglect'],
    ['N2', 'Child’s disability or illness'],
    ['N3', 'Parental disability or illness'],
    ['N4', 'Family in acute stress'],
    ['N5', 'Family dysfunction'],
    ['N6', 'Socially unacceptable behaviour'],
    ['N7', 'Low income'],
    ['N8', 'Absent parenting'],
    ['N9', 'Cases other than children in need'],
    ['N0', 'Not stated'],
  ]),
  abuse: lettered([
    ['neglect', 'Neglect'],
    ['physical', 'Physical abuse'],
    ['sexual', 'Sexual abuse'],
    ['emotional', 'Emotional abuse'],
    ['multiple', 'Multiple/not recommended'],
  ]),
  caseStatus: lettered([
    ['looked-after', 'Looked after child'],
    ['child-protection', 'Child Protection plan'],
    ['child-in-need', 'Child in need plan'],
    ['open-assessment', 'Open assessment'],
    ['closed', 'Closed episode'],
  ]),
  legalStatus: coloned([
    ['C1', 'Interim care order'],
    ['C2', 'Full care order'],
    ['D1', 'Freeing order'],
    ['E1', 'Placement order'],
    ['V2', 'Single period of accommodation under section 20'],
    ['L1', 'Police protection'],
    ['L2', 'Emergency protection order'],
    ['L3', 'Child assessment order'],
    ['J1', 'Remanded to accommodation or care'],
    ['J2', 'Accommodated under PACE'],
    ['J3', 'Sentenced with residence requirement'],
  ]),
  provider: lettered([
    ['PR0', 'PR0: Parent or person with parental responsibility'],
    ['PR1', 'PR1: Own provision'],
    ['PR2', 'PR2: Other local authority'],
    ['PR3', 'PR3: Other public provision'],
    ['PR4', 'PR4: Private provision'],
    ['PR5', 'PR5: Voluntary or third sector provision'],
  ]),
  location: lettered([
    ['true', 'In'],
    ['false', 'Out'],
  ]),
  permanence: lettered([
    ['return', 'Return to family'],
    ['adoption', 'Adoption'],
    ['sgo-cao', 'SGO/CAO'],
    ['supported-living', 'Supported living in the community'],
    ['residential', 'Long-term residential placement'],
    ['fostering', 'Long-term fostering'],
    ['other', 'Other'],
  ]),
  eligibility: lettered([
    ['relevant', 'Relevant child'],
    ['former-relevant', 'Former relevant child'],
    ['qualifying', 'Qualifying care leaver'],
    ['eligible', 'Eligible child'],
  ]),
  inTouch: lettered([
    ['yes', 'Yes'],
    ['no', 'No'],
    ['died', 'Died'],
    ['refused', 'Refu'],
    ['not-required', 'NREQ'],
    ['returned-home', 'Rhom'],
  ]),
  suitability: lettered([
    ['true', 'Suitable'],
    ['false', 'Unsuitable'],
  ]),
} as const satisfies Readonly<Record<string, ReadonlyMap<string, string>>>

/** As Ofsted writes it; a code that Ofsted has no words for stays as it is; null where nothing is known. */
export function ofsted(
  values: keyof typeof ofstedValues,
  code: string | number | boolean | null | undefined,
): string | null {
  if (code === null || code === undefined) return null
  return ofstedValues[values].get(String(code)) ?? String(code)
}
