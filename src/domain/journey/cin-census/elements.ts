/**
 * The elements of the children in need census, 2017 to 2026, in the field's words. Read from the schemas of those years as
 * SocialFinanceDigitalLabs/liia-tools-pipeline keeps them, and for pre-proceedings from data-to-insight/csc-validator-be-cin.
 */

interface ElementMeaning {
  readonly meaning: string
  /** Whether what it says becomes part of a journey. */
  readonly kept: boolean
}

const kept = (meaning: string): ElementMeaning => ({ meaning, kept: true })
const left = (meaning: string): ElementMeaning => ({ meaning, kept: false })

const elements: Readonly<Record<string, ElementMeaning>> = {
  Header: left('About the file'),
  CollectionDetails: left('About the collection'),
  Collection: left('Which collection'),
  Year: kept('Year of the collection'),
  ReferenceDate: kept('Day at which the file stands'),
  Source: left('Where the file comes from'),
  SourceLevel: left('Kind of sender'),
  LEA: left('Number of the authority'),
  SoftwareCode: left('Case system'),
  Release: left('Release of the case system'),
  SerialNo: left('Number of the file'),
  DateTime: left('When the file was made'),
  Child: kept('Child'),
  ChildIdentifiers: left('Who the child is'),
  LAchildID: kept('Case reference'),
  UPN: left('Pupil number'),
  FormerUPN: left('Former pupil number'),
  UPNunknown: left('Why there is no pupil number'),
  PersonBirthDate: left('Date of birth, kept as an age'),
  ExpectedPersonBirthDate: left('Expected date of birth, kept as not yet born'),
  GenderCurrent: left('Gender'),
  Sex: left('Sex'),
  PersonDeathDate: left('Date of death'),
  ChildCharacteristics: left('About the child'),
  Ethnicity: left('Ethnicity'),
  Disabilities: left('Disabilities'),
  Disability: left('Disability'),
  CINdetails: kept('Referral and what followed'),
  CINreferralDate: kept('Referral received'),
  ReferralSource: kept('Who referred'),
  PrimaryNeedCode: kept('Primary need'),
  CINclosureDate: kept('Case closed'),
  ReasonForClosure: kept('Reason for closing'),
  DateOfInitialCPC: kept('Initial child protection conference held'),
  ReferralNFA: kept('No further action after the referral'),
  Assessments: kept('Assessment'),
  AssessmentActualStartDate: kept('Assessment started'),
  AssessmentInternalReviewDate: left('Internal review of the assessment'),
  AssessmentAuthorisationDate: kept('Assessment authorised'),
  FactorsIdentifiedAtAssessment: kept('Factors found at the assessment'),
  AssessmentFactors: kept('Factor found at the assessment'),
  CINPlanDates: kept('Child in need plan'),
  CINPlanStartDate: kept('Child in need plan started'),
  CINPlanEndDate: kept('Child in need plan ended'),
  Section47: kept('Section 47 enquiry'),
  S47ActualStartDate: kept('Strategy discussion that began the enquiry'),
  InitialCPCtarget: kept('Day by which the initial conference was due'),
  ICPCnotRequired: kept('No initial conference was needed'),
  ChildProtectionPlans: kept('Child protection plan'),
  CPPstartDate: kept('Child protection plan started'),
  CPPendDate: kept('Child protection plan ended'),
  InitialCategoryOfAbuse: kept('Category of abuse when the plan began'),
  LatestCategoryOfAbuse: kept('Latest category of abuse'),
  NumberOfPreviousCPP: kept('Earlier child protection plans'),
  Reviews: kept('Review conferences'),
  CPPreviewDate: kept('Review conference held'),
  PreProceedingsandFGDM: kept('Pre-proceedings and family group decision-making'),
  PPStartDate: kept('Pre-proceedings started'),
  LBPSentDate: left('Letter before proceedings sent'),
  FGDMMeetingOffer: left('Family group decision-making meeting offered'),
  FGDMMeetingFac: left('Family group decision-making meeting held'),
  InitialPPMeetingDate: left('First pre-proceedings meeting'),
  ReviewMeetingsCount: left('Review meetings in pre-proceedings'),
  StepDecisionDate: kept('Decision to step up or down'),
  PPOutcome: kept('Outcome of pre-proceedings'),
  CourtAppDate: kept('Application to the court'),
  LetterInitCPDate: left('Letter that began care proceedings'),
}

/** Null for an element that is not of the census. */
export const censusElement = (name: string): ElementMeaning | null =>
  Object.hasOwn(elements, name) ? (elements[name] ?? null) : null
