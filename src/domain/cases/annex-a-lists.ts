/**
 * The eleven child-level lists of Ofsted's Annex A (inspection of local authority children's services): their columns in order,
 * the type of each, whether it may be blank, and other spellings, among them those of the sector's shared queries. Some columns
 * are understood and never kept: dates of birth, addresses, and what leads to a child's home.
 */
import type { CodeName } from './codes.ts'
import { formsOf } from './headings.ts'

export type ColumnType = 'reference' | 'text' | 'date' | 'integer' | 'age' | 'code' | 'status'

export interface ListColumn {
  /** The name of the fact. */
  readonly key: string
  /** As Ofsted writes it. */
  readonly heading: string
  readonly type: ColumnType
  /** For `code`: which values. */
  readonly codes?: CodeName
  readonly mayBeBlank: boolean
  /** False: read only to be understood; its values are never stored. */
  readonly kept: boolean
  /** In most lists, so it does not tell them apart. */
  readonly common: boolean
  readonly also: readonly string[]
}

export interface AnnexAList {
  readonly number: number
  readonly title: string
  readonly columns: readonly ListColumn[]
  /** Rows that agree in all of these are one row twice. */
  readonly sameWhen: readonly string[]
}

type Extra = Partial<Pick<ListColumn, 'mayBeBlank' | 'kept' | 'common' | 'codes'>> & {
  readonly also?: readonly string[]
}

const column =
  (type: ColumnType) =>
  (key: string, heading: string, extra: Extra = {}): ListColumn => ({
    key,
    heading,
    type,
    mayBeBlank: false,
    kept: true,
    common: false,
    also: [],
    ...extra,
  })
const blank: Extra = { mayBeBlank: true }
const common: Extra = { common: true }
const [reference, text, date, integer, age, status] = [
  column('reference'),
  column('text'),
  column('date'),
  column('integer'),
  column('age'),
  column('status'),
]
const code = (key: string, heading: string, codes: CodeName, extra: Extra = {}): ListColumn =>
  column('code')(key, heading, { ...extra, codes })
const yesNo = (key: string, heading: string, extra: Extra = {}): ListColumn => code(key, heading, 'yesNo', extra)
const spelt = (...also: readonly string[]): Extra => ({ also })

const child = reference('caseReference', 'Child Unique ID', {
  ...common,
  also: ['Child ID', 'Unique ID', 'Person ID', 'Case Reference', 'Child Reference', 'Client ID', 'LA Child ID'],
})
const gender = code('gender', 'Gender', 'gender', { ...common, also: ['Sex'] })
const ethnicity = code('ethnicity', 'Ethnicity', 'ethnicity', { ...common, also: ['Ethnic origin', 'Ethnicity code'] })
const born = date('dateOfBirth', 'Date of Birth', {
  ...common,
  ...blank,
  kept: false,
  also: ['Expected date of birth', 'Date of birth or expected date of birth'],
})
const years = age('ageYears', 'Age of Child (Years)', {
  ...common,
  ...blank,
  also: ['Age', 'Age in years', 'Age at report date', 'Current age'],
})
const five = [child, gender, ethnicity, born, years] as const
const disability = yesNo('disability', 'Does the Child have a Disability', {
  ...common,
  also: ['HasDisability', 'Disability', 'Disabled'],
})
const team = text('team', 'Allocated Team', { ...common, ...blank, also: ['Team', 'Team name', 'Current team'] })
const worker = text('worker', 'Allocated Worker', {
  ...common,
  ...blank,
  also: ['Worker', 'Social worker', 'Worker name', 'Key worker', 'Allocated social worker'],
})
const held = [team, worker] as const

export const annexALists: readonly AnnexAList[] = [
  {
    number: 1,
    title: 'Contacts',
    sameWhen: ['caseReference', 'contactDate', 'contactSource'],
    columns: [
      ...five,
      date('contactDate', 'Date of Contact', spelt('Contact date')),
      code('contactSource', 'Contact Source', 'source', spelt('Source of contact')),
    ],
  },
  {
    number: 2,
    title: 'Early help',
    sameWhen: ['caseReference', 'startDate'],
    columns: [
      ...five,
      date('startDate', 'Assessment start date', spelt('Early help assessment start date')),
      date('completionDate', 'Assessment completion date', {
        ...blank,
        also: ['Early help assessment completion date', 'Assessment end date'],
      }),
      text('organisation', 'Organisation completing assessment'),
    ],
  },
  {
    number: 3,
    title: 'Referrals',
    sameWhen: ['caseReference', 'referralDate', 'referralSource'],
    columns: [
      ...five,
      date('referralDate', 'Date of referral', spelt('Referral date')),
      code('referralSource', 'Referral Source', 'source', spelt('Source of referral')),
      yesNo('noFurtherAction', 'Referral NFA?', { ...blank, also: ['Referral no further action', 'NFA'] }),
      integer('referralsIn12Months', 'Number of Referrals in Last 12 Months', spelt('ReferralsLast12Months')),
      ...held,
    ],
  },
  {
    number: 4,
    title: 'Assessments',
    sameWhen: ['caseReference', 'startDate'],
    columns: [
      ...five,
      disability,
      date(
        'startDate',
        'Continuous Assessment Start Date',
        spelt('ContinuousAssessmentStart', 'Assessment start date (continuous)'),
      ),
      yesNo('childSeen', 'Child Seen During Continuous Assessment', {
        ...blank,
        also: ['ContinuousAssessmentChildSeen'],
      }),
      date('authorisedDate', 'Continuous Assessment Date of Authorisation', {
        ...blank,
        also: ['ContinuousAssessmentAuthDate', 'Continuous assessment authorisation date'],
      }),
      yesNo('supportRequired', 'Was the child assessed as requiring LA children’s social care support?', {
        ...blank,
        also: ['CSCSupportRequired', 'Was the child assessed as requiring LA children social care support'],
      }),
      ...held,
    ],
  },
  {
    number: 5,
    title: 'Section 47 enquiries and initial child protection conferences',
    sameWhen: ['caseReference', 'startDate'],
    columns: [
      ...five,
      disability,
      date(
        'startDate',
        'Strategy discussion initiating Section 47 Enquiry Start Date',
        spelt('StratDiscussionDate', 'Section 47 Enquiry Start Date', 'Strategy discussion date'),
      ),
      yesNo('conferenceUnnecessary', 'Was an Initial Child Protection Conference deemed unnecessary?', {
        ...blank,
        also: ['InitialCPConfUnnecessary'],
      }),
      date('conferenceDate', 'Date of Initial Child Protection Conference', {
        ...blank,
        also: ['InitialCPConfDate', 'Initial Child Protection Conference Date'],
      }),
      yesNo('planMade', 'Did the Initial Child Protection Conference Result in a Child Protection Plan', {
        ...blank,
        also: ['CPConfResultInCPPlan'],
      }),
      integer(
        'enquiriesIn12Months',
        'Number of Section 47 Enquiries in the last 12 months',
        spelt('NumberS47s12m', 'Number of S47s in the last 12 months'),
      ),
      integer('conferencesIn12Months', 'Number of ICPCs in the last 12 months', spelt('NumberICPCs12m')),
      ...held,
    ],
  },
  {
    number: 6,
    title: 'Children in need',
    sameWhen: ['caseReference', 'startDate'],
    columns: [
      ...five,
      disability,
      date('startDate', 'CIN Start Date', { ...blank, also: ['Child in need start date'] }),
      code('primaryNeed', 'Primary Need Code', 'need', spelt('Primary need')),
      date('lastSeen', 'Date Child Was Last Seen', { ...blank, also: ['Last seen date'] }),
      date('closureDate', 'CIN Closure Date', { ...blank, also: ['Child in need closure date', 'CIN end date'] }),
      code('closureReason', 'Reason for Closure', 'closure', { ...blank, also: ['Closure reason'] }),
      status('caseStatus', 'Case Status'),
      ...held,
    ],
  },
  {
    number: 7,
    title: 'Child protection',
    sameWhen: ['caseReference', 'startDate'],
    columns: [
      ...five,
      disability,
      date('startDate', 'Child Protection Plan Start Date', spelt('CP Plan Start Date', 'CPP Start Date')),
      code('initialAbuse', 'Initial Category of Abuse', 'abuse'),
      code('latestAbuse', 'Latest Category of Abuse', 'abuse', spelt('Current category of abuse')),
      date('lastVisit', 'Date of the Last Statutory Visit', { ...blank, also: ['Last statutory visit date'] }),
      yesNo('seenAlone', 'Was the Child Seen Alone?', blank),
      date('lastReview', 'Date of latest review conference', {
        ...blank,
        also: ['DateOfLatestReviewConf', 'Latest review conference date'],
      }),
      date('endDate', 'Child Protection Plan End Date', { ...blank, also: ['CP Plan End Date', 'CPP End Date'] }),
      yesNo(
        'emergencyProtection',
        'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)',
        {
          ...blank,
          also: ['ProtectionLastSixMonths', 'Subject to EPO or Protected Under Police Powers in Last Six Months'],
        },
      ),
      integer('previousPlans', 'Number of Previous Child Protection Plans', spelt('Number of Previous CP Plans')),
      ...held,
    ],
  },
  {
    number: 8,
    title: 'Children in care',
    sameWhen: ['caseReference', 'startDate', 'legalStatus', 'placementType', 'placementProvider'],
    columns: [
      ...five,
      yesNo('uasc', 'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)', {
        ...blank,
        common: true,
        also: [
          'UASC',
          'UASC within the Last 12 Months (Y/N)',
          'Unaccompanied Asylum Seeking Child within the Last 12 Months',
        ],
      }),
      disability,
      date(
        'startDate',
        'Date Started to be Looked After',
        spelt('LookedAfterStartDate', 'LoookedAfterStartDate', 'Looked after start date'),
      ),
      code('categoryOfNeed', 'Child’s Category of Need', 'need', { ...blank, also: ['ChildCategoryOfNeed'] }),
      yesNo(
        'secondPeriod',
        'Is this a second or subsequent period of being a Looked After Child within the last 12 months (Y/N)',
        { ...blank, also: ['SubsequentLACEpisodeLast12Months'] },
      ),
      date('legalStatusDate', 'Start date of current legal status', { ...blank, also: ['MostRecentLegalStatusStart'] }),
      code('legalStatus', 'Child’s Legal Status', 'legalStatus', { ...blank, also: ['LegalStatus'] }),
      date('lastReview', 'Date of Latest Statutory Review', { ...blank, also: ['LatestStatutoryReviewDate'] }),
      date('lastVisit', 'Date of Last Social Work Visit', { ...blank, also: ['LastSocialWorkVisitDate'] }),
      code('permanencePlan', 'What is the permanence plan for this child?', 'permanence', {
        ...blank,
        also: ['PermanencePlan'],
      }),
      date('lastReviewingOfficerVisit', 'Date of Last IRO Visit / Contact to the Child', {
        ...blank,
        also: ['LastIROVisitDate', 'Date of Last IRO Visit'],
      }),
      date('lastHealthAssessment', 'Date of Last Health Assessment', { ...blank, also: ['LastHealthAssessmentDate'] }),
      date('lastDentalCheck', 'Date of Last Dental Check', { ...blank, also: ['LastDentalCheckDate'] }),
      integer('placementsIn12Months', 'Number of Placements in the Last 12 months', spelt('PlacementsLast12Months')),
      date('endDate', 'Date Ceased to be Looked After', { ...blank, also: ['CeasedLookedAfterDate'] }),
      text('endReason', 'Reason Ceased to be Looked After', {
        ...blank,
        kept: false,
        also: ['ReasonCeasedLookedAfter'],
      }),
      date('placementDate', 'Start Date of Most Recent Placement', {
        ...blank,
        also: ['MostRecentPlacementStartDate'],
      }),
      code('placementType', 'Placement Type', 'placementType', blank),
      code('placementProvider', 'Placement Provider', 'provider', blank),
      text('placementPostcode', 'Placement postcode', { ...blank, kept: false }),
      text('placementUrn', 'URN of Placement', { ...blank, kept: false, also: ['PlacementURN'] }),
      code('placementLocation', 'Placement Location', 'location', blank),
      text('placementAuthority', 'LA of Placement', { ...blank, kept: false, also: ['PlacementLA'] }),
      integer(
        'missingIn12Months',
        'Number of Episodes the Child has been ‘Missing’ from their Placement in the last 12 months',
        { ...blank, also: ['EpisodesChildMissingFromPlacement'] },
      ),
      integer(
        'absentIn12Months',
        'Number of Episodes the Child has been ‘Absent’ from their Placement in the last 12 months',
        { ...blank, also: ['EpisodesChildAbsentFromPlacement'] },
      ),
      yesNo('interviewOffered', 'Was the child offered a Return Interview after their last missing episode (Y/N)?', {
        ...blank,
        also: ['ChildOfferedReturnInterviewAfterLastMFH'],
      }),
      yesNo('interviewAccepted', 'Did the child accept a Return Interview after their last missing episode (Y/N)?', {
        ...blank,
        also: ['ChildAcceptedReturnInterviewAfterLastMFH'],
      }),
      ...held,
    ],
  },
  {
    number: 9,
    title: 'Leaving care',
    sameWhen: ['caseReference'],
    columns: [
      ...five,
      yesNo('uasc', 'Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over (Y/N)', {
        ...blank,
        common: true,
        also: ['UASC', 'UASC or formerly UASC'],
      }),
      disability,
      ...held,
      text('personalAdviser', 'Allocated Personal Advisor', { ...blank, also: ['Personal adviser'] }),
      code('eligibility', 'Eligibility Category', 'eligibility'),
      date('lastPathwayReview', 'Latest Pathway Plan Review Date', { ...blank, also: ['LatestPathwayPlan'] }),
      code('inTouch', 'LA in Touch', 'inTouch', blank),
      date('lastContact', 'Latest Date of Contact', { ...blank, also: ['LatestContact'] }),
      code('accommodation', 'Type of Accommodation', 'accommodation', blank),
      code('suitability', 'Suitability of Accommodation', 'suitability', blank),
      code('activity', 'Activity Status', 'activity', blank),
    ],
  },
  {
    number: 10,
    title: 'Adoption',
    sameWhen: ['caseReference', 'decisionDate'],
    columns: [
      child,
      text('family', 'Family identifier', { ...common, ...blank, kept: false }),
      gender,
      ethnicity,
      born,
      years,
      disability,
      date('enteredCareDate', 'Date the Child Entered Care', spelt('DateEnteredCare')),
      date('decisionDate', 'Date of Decision that Child Should be Placed for Adoption'),
      date('placementOrderDate', 'Date of Placement Order', blank),
      date('matchDate', 'Date of Matching Child and Prospective Adopters', { ...blank, also: ['Date of Matching'] }),
      date('placedDate', 'Date Placed for Adoption', blank),
      date('adoptionOrderDate', 'Date of Adoption Order', { ...blank, common: true }),
      date('reversalDate', 'Date of Decision that Child Should No Longer be Placed for Adoption', blank),
      text('reversalReason', 'Reason Why Child No Longer Placed for Adoption', { ...blank, kept: false }),
      date(
        'fosteringForAdoptionDate',
        'Date the child was placed for fostering in FFA or concurrent planning placement',
        blank,
      ),
    ],
  },
  {
    number: 11,
    title: 'Adopters',
    sameWhen: ['adopter', 'enquiryDate'],
    columns: [
      reference('adopter', 'Individual adopter identifier', { ...blank, kept: false, also: ['Adopter ID'] }),
      text('family', 'Family identifier', { ...common, ...blank, kept: false }),
      gender,
      ethnicity,
      disability,
      yesNo('fosteringForAdoption', 'Is the (prospective) adopter fostering for adoption?', blank),
      date('enquiryDate', 'Date enquiry received'),
      date('stage1Start', 'Date Stage 1 started', blank),
      date('stage1End', 'Date Stage 1 ended', blank),
      date('stage2Start', 'Date Stage 2 started', blank),
      date('stage2End', 'Date Stage 2 ended', blank),
      date('applicationDate', 'Date application submitted', blank),
      date('approvedDate', 'Date application approved', blank),
      date('matchDate', 'Date adopter matched with child(ren)', blank),
      date('placedDate', 'Date child/children placed with adopter(s)', blank),
      integer('childrenPlaced', 'No. of children placed', blank),
      date('adoptionOrderDate', 'Date of Adoption Order', { ...blank, common: true }),
      date('leftDate', 'Date of leaving adoption process', blank),
      text('leftReason', 'Reason for leaving adoption process', { ...blank, kept: false }),
    ],
  },
]

/** The lists from which cases for audit are made. */
export const caseListNumbers: readonly number[] = [4, 5, 6, 7, 8, 9]

export function listNumbered(number: number): AnnexAList {
  const list = annexALists.find(one => one.number === number)
  if (!list) throw new Error(`Annex A has no list ${number}`)
  return list
}

/** "List 6: Children in need". */
export const listName = (number: number): string => `List ${number}: ${listNumbered(number).title}`

const columnForms: ReadonlyMap<number, ReadonlyMap<string, ListColumn>> = new Map(
  annexALists.map(list => [
    list.number,
    // A column's own heading outranks another's other spelling.
    new Map([
      ...list.columns.flatMap(one => one.also.flatMap(formsOf).map((form): [string, ListColumn] => [form, one])),
      ...list.columns.flatMap(one => formsOf(one.heading).map((form): [string, ListColumn] => [form, one])),
    ]),
  ]),
)

/** The column of a list that a heading names, or null. */
export function columnFor(list: AnnexAList, heading: string): ListColumn | null {
  const known = columnForms.get(list.number)
  for (const form of formsOf(heading)) {
    const found = known?.get(form)
    if (found) return found
  }
  return null
}
