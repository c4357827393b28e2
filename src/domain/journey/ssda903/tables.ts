/**
 * The tables of the SSDA903, the yearly return on children looked after: their columns, what each holds, and whether it is kept.
 * A file is known by its columns, never by its name. Codes are those of the Department's guide to the return.
 */
export type CareColumnType = 'reference' | 'date' | 'code' | 'text' | 'ignored'

export interface CareColumn {
  readonly name: string
  /** In the field's words. */
  readonly meaning: string
  readonly type: CareColumnType
  /** For `code`: what a code looks like. Codes are added from year to year, so they are known by their shape. */
  readonly shape: RegExp | null
  /** A blank here is told as a fault. */
  readonly needed: boolean
  readonly kept: boolean
}

export type CareTableName =
  | 'Header'
  | 'Episodes'
  | 'Reviews'
  | 'UASC'
  | 'OC2'
  | 'OC3'
  | 'AD1'
  | 'PlacedAdoption'
  | 'PrevPerm'
  | 'Missing'
  | 'SWEpisodes'
  | 'DoLo'

export interface CareTable {
  readonly name: CareTableName
  readonly columns: readonly CareColumn[]
  /** Without these it is not this table. */
  readonly must: readonly string[]
  /** The columns of the first and the last day: the last cannot come before the first. */
  readonly span?: readonly [string, string]
}

const column =
  (type: CareColumnType, kept: boolean, needed = false) =>
  (name: string, meaning: string, shape: RegExp | null = null): CareColumn => ({
    name,
    meaning,
    type,
    shape,
    needed,
    kept,
  })
const [date, neededDate, code, neededCode, text, ignored] = [
  column('date', true),
  column('date', true, true),
  column('code', true),
  column('code', true, true),
  column('text', true),
  column('ignored', false),
]
const child = column('reference', true, true)('CHILD', 'Case reference')
const born = column('date', false)('DOB', 'Date of birth, for the age alone')
const flag = (name: string, meaning: string): CareColumn => ignored(name, `${meaning}, without a date`)

export const careTables: readonly CareTable[] = [
  {
    name: 'Header',
    must: ['CHILD', 'DOB', 'ETHNIC'],
    columns: [
      child,
      ignored('SEX', 'Sex'),
      born,
      ignored('ETHNIC', 'Ethnicity'),
      ignored('UPN', 'Unique pupil number'),
      ignored('MOTHER', 'Whether a mother'),
      ignored('MC_DOB', 'Date of birth of her child'),
    ],
  },
  {
    name: 'Episodes',
    must: ['CHILD', 'DECOM', 'RNE', 'LS'],
    span: ['DECOM', 'DEC'],
    columns: [
      child,
      neededDate('DECOM', 'Date the episode began'),
      neededCode('RNE', 'Reason for the new episode', /^[SLPTBU]$/),
      neededCode('LS', 'Legal status', /^[A-Z]\d$/),
      code('CIN', 'Category of need', /^N\d$/),
      neededCode('PLACE', 'Placement type', /^[A-Z]\d{1,2}$/),
      code('PLACE_PROVIDER', 'Placement provider', /^PR\d$/),
      date('DEC', 'Date the episode ceased'),
      code('REC', 'Reason the episode ceased', /^(?:X1|E\d{1,2}[A-Z]?)$/),
      code('REASON_PLACE_CHANGE', 'Reason the placement changed', /^[A-Z]{5,6}$/),
      ignored('HOME_POST', 'Home postcode'),
      ignored('PL_POST', 'Placement postcode'),
      ignored('URN', 'Ofsted’s number of the provider'),
    ],
  },
  {
    name: 'Reviews',
    must: ['CHILD', 'REVIEW', 'REVIEW_CODE'],
    columns: [child, born, neededDate('REVIEW', 'Date of the review'), code('REVIEW_CODE', 'Participation', /^PN\d$/)],
  },
  {
    name: 'UASC',
    must: ['CHILD', 'DUC'],
    columns: [child, ignored('SEX', 'Sex'), born, date('DUC', 'Date no longer an unaccompanied asylum-seeking child')],
  },
  {
    name: 'OC2',
    must: ['CHILD', 'HEALTH_ASSESSMENT', 'TEETH_CHECK'],
    columns: [
      child,
      born,
      flag('SDQ_SCORE', 'Strengths and difficulties score'),
      flag('SDQ_REASON', 'Why there is no score'),
      flag('CONVICTED', 'Convicted'),
      flag('HEALTH_CHECK', 'Health checks up to date'),
      flag('IMMUNISATIONS', 'Immunisations up to date'),
      flag('TEETH_CHECK', 'Teeth checked'),
      flag('HEALTH_ASSESSMENT', 'Health assessed'),
      flag('SUBSTANCE_MISUSE', 'Substance misuse'),
      flag('INTERVENTION_RECEIVED', 'Intervention received'),
      flag('INTERVENTION_OFFERED', 'Intervention offered'),
    ],
  },
  {
    name: 'OC3',
    must: ['CHILD', 'IN_TOUCH', 'ACCOM'],
    columns: [
      child,
      born,
      code('IN_TOUCH', 'In touch', /^(?:YES|NO|DIED|REFU|NREQ|RHOM)$/),
      code('ACTIV', 'Activity', /^(?:[FGP]\d|0)$/),
      code('ACCOM', 'Accommodation, and whether suitable', /^(?:[A-Z][12]|0)$/),
    ],
  },
  {
    name: 'AD1',
    must: ['CHILD', 'DATE_INT', 'DATE_MATCH'],
    columns: [
      child,
      born,
      date('DATE_INT', 'Date of the decision that the child should be placed for adoption'),
      date('DATE_MATCH', 'Date matched with adopters'),
      ignored('FOSTER_CARE', 'Whether adopted by the foster carer'),
      ignored('NB_ADOPTR', 'Number of adopters'),
      ignored('SEX_ADOPTR', 'Sex of adopters'),
      ignored('LS_ADOPTR', 'Legal status of adopters'),
    ],
  },
  {
    name: 'PlacedAdoption',
    must: ['CHILD', 'DATE_PLACED'],
    columns: [
      child,
      born,
      neededDate('DATE_PLACED', 'Date of the decision that the child should be placed for adoption'),
      date('DATE_PLACED_CEASED', 'Date of the decision that the child should no longer be placed'),
      ignored('REASON_PLACED_CEASED', 'Why the decision was reversed'),
    ],
  },
  {
    name: 'PrevPerm',
    must: ['CHILD', 'PREV_PERM'],
    columns: [
      child,
      born,
      ignored('PREV_PERM', 'Earlier permanence'),
      ignored('LA_PERM', 'Authority of it'),
      ignored('DATE_PERM', 'Date of it'),
    ],
  },
  {
    name: 'Missing',
    must: ['CHILD', 'MIS_START'],
    span: ['MIS_START', 'MIS_END'],
    columns: [
      child,
      born,
      code('MISSING', 'Missing or away without authorisation', /^[MA]$/),
      neededDate('MIS_START', 'Date missing from'),
      date('MIS_END', 'Date returned'),
    ],
  },
  {
    name: 'SWEpisodes',
    must: ['CHILD', 'SW_ID', 'SW_DECOM'],
    span: ['SW_DECOM', 'SW_DEC'],
    columns: [
      child,
      born,
      text('SW_ID', 'Social worker’s number'),
      neededDate('SW_DECOM', 'Date allocated'),
      date('SW_DEC', 'Date the allocation ended'),
      code('SW_REASON', 'Reason for the change', /^[A-Z]{6}$/),
    ],
  },
  {
    name: 'DoLo',
    must: ['CHILD', 'DOLO_START'],
    columns: [
      child,
      born,
      ignored('DOLO_START', 'Start of a deprivation of liberty order'),
      ignored('DOLO_END', 'End of it'),
    ],
  },
]

export function careTableNamed(name: string): CareTable {
  const table = careTables.find(one => one.name === name)
  if (!table) throw new Error(`The SSDA903 has no table ${name}`)
  return table
}
