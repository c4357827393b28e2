/** Headings as councils spell them, and which list they make. */
import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { annexALists, columnFor, listNumbered } from './annex-a-lists.ts'
import { recogniseList } from './recognise-list.ts'

const numberOf = (headings: readonly (string | null)[]): number | string => {
  const found = recogniseList(headings)
  return found.kind === 'recognised' ? found.as.list.number : found.kind
}

describe('a sheet is recognised by its headings', () => {
  for (const list of annexALists) {
    const headings = list.columns.map(column => column.heading)
    test(`list ${list.number} is recognised from Ofsted’s headings, with no column missing or strange`, () => {
      const found = recogniseList(headings)
      assert.ok(found.kind === 'recognised')
      assert.equal(found.as.list.number, list.number)
      assert.deepEqual([found.as.missing, found.as.notUnderstood], [[], []])
    })
    test(`list ${list.number} is recognised in capitals, with other spaces, quotes, brackets and order`, () => {
      const odd = headings
        .map(
          heading => ` ${heading.toUpperCase().replaceAll(' ', '\u00a0').replaceAll('’', "'").replaceAll(')', '))')} `,
        )
        .reverse()
      const found = recogniseList(odd)
      assert.ok(found.kind === 'recognised')
      assert.equal(found.as.list.number, list.number)
      assert.equal(found.as.missing.length, 0)
    })
  }
  test('the headings of the sector’s shared queries are recognised, each column in its place', () => {
    const shared: Readonly<Record<number, string>> = {
      4: 'ChildUniqueID Gender Ethnicity DateOfBirth Age HasDisability ContinuousAssessmentStart ContinuousAssessmentChildSeen ContinuousAssessmentAuthDate CSCSupportRequired AllocatedTeam AllocatedWorker',
      5: 'ChildUniqueID Gender Ethnicity DateOfBirth Age HasDisability StratDiscussionDate InitialCPConfUnnecessary InitialCPConfDate CPConfResultInCPPlan NumberS47s12m NumberICPCs12m AllocatedTeam AllocatedWorker',
      6: 'ChildUniqueID Gender Ethnicity DateOfBirth Age HasDisability CINStartDate PrimaryNeedCode DateChildLastSeen CINClosureDate ReasonForClosure CaseStatus AllocatedTeam AllocatedWorker',
      7: 'ChildUniqueID Gender Ethnicity DateOfBirth Age HasDisability ChildProtectionPlanStartDate InitialCategoryOfAbuse LatestCategoryOfAbuse DateOfLastStatutoryVisit ChildSeenAlone DateOfLatestReviewConf ChildProtectionPlanEndDate ProtectionLastSixMonths NumberOfPreviousChildProtectionPlans AllocatedTeam AllocatedWorker',
      8: 'ChildUniqueID Gender Ethnicity DateOfBirth Age UASC HasDisability LoookedAfterStartDate ChildCategoryOfNeed SubsequentLACEpisodeLast12Months MostRecentLegalStatusStart LegalStatus LatestStatutoryReviewDate LastSocialWorkVisitDate PermanencePlan LastIROVisitDate LastHealthAssessmentDate LastDentalCheckDate PlacementsLast12Months CeasedLookedAfterDate ReasonCeasedLookedAfter MostRecentPlacementStartDate PlacementType PlacementProvider PlacementPostcode PlacementURN EpisodesChildMissingFromPlacement EpisodesChildAbsentFromPlacement ChildOfferedReturnInterviewAfterLastMFH ChildAcceptedReturnInterviewAfterLastMFH AllocatedTeam AllocatedWorker',
      9: 'ChildUniqueID Gender Ethnicity DateOfBirth Age UASC HasDisability AllocatedTeam AllocatedWorker AllocatedPersonalAdvisor EligibilityCategory LatestPathwayPlan LAInTouch LatestContact TypeOfAccommodation SuitabilityOfAccommodation ActivityStatus',
    }
    for (const [number, headings] of Object.entries(shared)) {
      const found = recogniseList(headings.split(' '))
      assert.ok(found.kind === 'recognised', `list ${number}`)
      assert.deepEqual([String(found.as.list.number), found.as.notUnderstood], [number, []])
    }
  })

  const spellings: readonly (readonly [number, string, string])[] = [
    [4, 'Was the child assessed as requiring LA childrens social care support', 'supportRequired'],
    [7, 'CP Plan Start Date', 'startDate'],
    [7, 'date of last statutory visits', 'lastVisit'],
    [
      8,
      'Number of Episodes the Child has been "Missing" from their placement in the last 12 months',
      'missingIn12Months',
    ],
    [8, 'Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N))', 'uasc'],
    [6, 'Child Unique Identifier', 'caseReference'],
    [6, 'DOB', 'dateOfBirth'],
    [6, 'Age', 'ageYears'],
    [11, 'Number of children placed', 'childrenPlaced'],
    [5, 'Date of ICPC', 'conferenceDate'],
    [9, 'Allocated Personal Adviser', 'personalAdviser'],
  ]
  for (const [list, heading, key] of spellings)
    test(`“${heading}” on list ${list} is the column ${key}`, () => {
      assert.equal(columnFor(listNumbered(list), heading)?.key, key)
    })
})

describe('a sheet is not recognised', () => {
  test('when it has only the columns that most lists share', () => {
    assert.equal(
      numberOf(['Child Unique ID', 'Gender', 'Ethnicity', 'Age', 'Allocated Team', 'Allocated Worker']),
      'none',
    )
  })
  test('when it is empty, or notes', () => {
    assert.deepEqual([numberOf([]), numberOf([null, 'Prepared for the inspection'])], ['none', 'none'])
  })
  test('when its headings fit two lists equally, and then both are named', () => {
    const found = recogniseList([
      'Child Unique ID',
      'Referral NFA?',
      'Referral Source',
      'Child Seen During Continuous Assessment',
      'Continuous Assessment Start Date',
    ])
    assert.ok(found.kind === 'ambiguous')
    assert.deepEqual(
      found.between.map(list => list.number),
      [3, 4],
    )
  })
})

test('columns missing, strange and named twice are told apart', () => {
  const found = recogniseList(['Child Unique ID', 'Case Status', 'CIN Start Date', 'Shoe size', 'case status'])
  assert.ok(found.kind === 'recognised')
  assert.deepEqual(found.as.notUnderstood, [
    { letter: 'D', heading: 'Shoe size', repeats: null },
    { letter: 'E', heading: 'case status', repeats: 'Case Status' },
  ])
  assert.ok(found.as.missing.some(column => column.heading === 'Primary Need Code'))
})

test('any row at all can be looked at without failing', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null))),
      cells => {
        assert.ok(['none', 'recognised', 'ambiguous'].includes(recogniseList(cells).kind))
      },
    ),
  )
})
