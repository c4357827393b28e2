/** Made by `npm run docs` from the migrated database; do not edit. */
import type { ColumnType, Generated } from 'kysely'
import type { Instant, LocalDate } from '#domain/calendar/dates.ts'

/** Read as a value; written as JSON text. */
export type Json = ColumnType<unknown, string, string>
export type JsonOrNull = ColumnType<unknown, string | null, string | null>
export type JsonWithDefault = ColumnType<unknown, string | undefined, string>

export interface Action {
  authorityId: string
  actionId: string
  auditId: string
  submissionId: string
  text: string
  ownerRole: string
  dueOn: LocalDate
  successMeasure: string
}

export interface ActionDeed {
  authorityId: string
  actionId: string
  number: number
  kind: string
  words: string
  newOwnerId: string | null
  newDueOn: LocalDate | null
  changed: string | null
  byId: string
  at: Instant
}

export interface ActionRecord {
  authorityId: string
  actionId: string
  reference: string
  source: string
  sourceTitle: string
  auditId: string | null
  submissionId: string | null
  caseReference: string | null
  text: string
  why: Generated<string>
  kind: string | null
  severity: string | null
  forWhom: string
  teamId: string | null
  localityId: string | null
  ownerRole: string | null
  ownerId: string | null
  dueOn: LocalDate
  successMeasure: string
  openedBy: string
  openedAt: Instant
}

export interface ActionSetting {
  authorityId: string
  number: number
  loopWeeks: number
  highDays: number
  mediumDays: number
  lowDays: number
  setBy: string
  setAt: Instant
}

export interface ActionStanding {
  authorityId: string
  actionId: string
  reference: string
  source: string
  sourceTitle: string
  auditId: string
  submissionId: string | null
  caseReference: string
  text: string
  why: string
  kind: string
  severity: string
  forWhom: string
  teamId: string | null
  localityId: string | null
  ownerRole: string
  ownerId: string
  dueOn: LocalDate
  successMeasure: string
  openedBy: string
  openedAt: Instant
  holderId: string
  nowDueOn: LocalDate
  audit: string
  auditorId: string
  auditState: string
  state: string
  doneBy: string
  verifiedAt: Instant
  changed: string
  deeds: number
}

export interface Activity {
  authorityId: string
  activityId: string
  chain: string
  number: number
  type: string
  actorId: string | null
  actorName: string
  details: Json
  at: Instant
  previousDigest: string
  digest: string
}

export interface ActivityChain {
  authorityId: string
  chain: string
  length: number
  head: string
  previousHead: Generated<string>
}

export interface AgreedGrade {
  authorityId: string
  auditId: string
  submissionId: string | null
  enteredAt: Instant
  grade: string
}

export interface Allocation {
  authorityId: string
  allocationId: string
  sampledCaseId: string
  auditorId: string
  allocatedBy: string
  allocatedAt: Instant
  supersededAt: Instant | null
  supersededBecause: string | null
}

export interface AllocationReply {
  authorityId: string
  allocationId: string
  accepted: boolean
  because: string | null
  repliedBy: string
  repliedAt: Instant
}

export interface Answer {
  authorityId: string
  answerId: string
  auditId: string
  questionKey: string
  value: Json
  evidence: Generated<string>
  givenBy: string
  givenAt: Instant
  supersededAt: Instant | null
}

export interface Audit {
  authorityId: string
  auditId: string
  reference: string
  roundId: string
  sampledCaseId: string
  toolVersionId: string
  auditorId: string
  caseReference: string
  caseStatus: string
  practitionerId: string | null
  teamId: string | null
  localityId: string | null
  allocatedAt: Instant
}

export interface AuditSetAside {
  authorityId: string
  auditId: string
  because: string
  setAsideBy: string
  setAsideAt: Instant
}

export interface AuditStanding {
  authorityId: string
  auditId: string
  reference: string
  roundId: string
  sampledCaseId: string
  toolVersionId: string
  auditorId: string
  caseReference: string
  caseStatus: string
  practitionerId: string | null
  teamId: string | null
  localityId: string | null
  allocatedAt: Instant
  submissionId: string | null
  submittedAt: Instant | null
  state: string
}

export interface AuditTool {
  authorityId: string
  toolId: string
  key: string
  name: string
}

export interface AuditingSetting {
  authorityId: string
  number: number
  usualMonthlyCapacity: number | null
  workingDays: number
  trainingRecorded: boolean
  setBy: string
  setAt: Instant
}

export interface AuditorConflict {
  authorityId: string
  conflictId: string
  auditorId: string
  caseReference: string | null
  practitionerId: string | null
  teamId: string | null
  because: string
  declaredBy: string
  declaredAt: Instant
}

export interface AuditorConflictEnd {
  authorityId: string
  conflictId: string
  because: string
  endedBy: string
  endedAt: Instant
}

export interface AuditorExemption {
  authorityId: string
  exemptionId: string
  auditorId: string
  firstMonth: LocalDate
  lastMonth: LocalDate
  because: string
  askedBy: string
  askedAt: Instant
}

export interface AuditorExemptionDecision {
  authorityId: string
  exemptionId: string
  approved: boolean
  because: string
  decidedBy: string
  decidedAt: Instant
}

export interface AuditorProfile {
  authorityId: string
  auditorId: string
  number: number
  monthlyCapacity: number | null
  trainedOn: LocalDate | null
  practisedIn: readonly string[] | null
  setBy: string
  setAt: Instant
}

export interface Authority {
  authorityId: string
  name: string
  demonstration: Generated<boolean>
  branding: JsonWithDefault
  createdAt: Instant
}

export interface BlindLook {
  authorityId: string
  submissionId: string
  sections: Json
  lookedBy: string
  lookedAt: Instant
}

export interface CalibrationClosure {
  authorityId: string
  exerciseId: string
  closedBy: string
  closedAt: Instant
}

export interface CalibrationDiscussion {
  authorityId: string
  exerciseId: string
  number: number
  notes: string
  agreed: string
  writtenBy: string
  writtenAt: Instant
}

export interface CalibrationExercise {
  authorityId: string
  exerciseId: string
  reference: string
  practiceCaseId: string
  version: number
  closesOn: LocalDate
  begunBy: string
  begunAt: Instant
}

export interface CalibrationInvitation {
  authorityId: string
  exerciseId: string
  staffId: string
  invitedAt: Instant
}

export interface CaseImport {
  authorityId: string
  importId: string
  kind: string | null
  fileNames: readonly string[]
  fingerprint: string
  reportDate: LocalDate
  startedBy: string
  startedAt: Instant
  state: string
  progress: JsonWithDefault
  report: JsonOrNull
  decidedBy: string | null
  decidedAt: Instant | null
  covers: JsonOrNull
  readAgainst: string | null
  mapping: JsonOrNull
}

export interface CaseImportFile {
  authorityId: string
  importId: string
  number: number
  name: string
  content: Buffer
}

export interface CaseListRow {
  authorityId: string
  importId: string
  list: number
  rowNumber: number
  fileNumber: Generated<number>
  sheet: string
  caseReference: string | null
  facts: Json
}

export interface CaseRecord {
  authorityId: string
  importId: string
  caseReference: string
  caseStatus: string
  ageYears: number | null
  teamName: string | null
  workerName: string | null
  teamId: string | null
  localityId: string | null
  practitionerId: string | null
  open: boolean
}

export interface CaseStanding {
  authorityId: string
  caseReference: string
  importId: string
  reportDate: LocalDate
  caseStatus: string
  ageYears: number | null
  teamName: string | null
  workerName: string | null
  teamId: string | null
  localityId: string | null
  practitionerId: string | null
  open: boolean
}

export interface Correction {
  authorityId: string
  submissionId: string
  correctedBy: string
  begunAt: Instant
  reason: string
}

export interface DataFault {
  authorityId: string
  caseReference: string
  number: number
  code: string
  kind: string
  eventKey: string
  file: number
  row: number
  sentence: string
}

export interface DisputeSetting {
  authorityId: string
  number: number
  raiseDays: number
  decideDays: number
  headForInadequate: boolean
  setBy: string
  setAt: Instant
}

export interface ExternalGrade {
  authorityId: string
  externalGradeId: string
  reference: string
  kind: string
  lookedBy: string
  lookedOn: LocalDate
  about: string
  grade: string | null
  words: string
  corrects: string | null
  recordedBy: string
  recordedAt: Instant
}

export interface FamilyAttempt {
  authorityId: string
  attemptId: string
  auditId: string
  attemptedOn: LocalDate
  timeOfDay: string
  way: string
  asked: string
  outcome: string
  reason: string
  recordedBy: string
  recordedAt: Instant
}

export interface FamilyFeedback {
  authorityId: string
  feedbackId: string
  auditId: string
  version: string
  asked: string
  way: string
  saidOn: LocalDate
  said: Json
  recordedBy: string | null
  recordedAt: Instant
  linkId: string | null
  corrects: string | null
}

export interface FamilyLink {
  authorityId: string
  linkId: string
  auditId: string
  secretDigest: string
  version: string
  asked: string
  madeBy: string
  madeAt: Instant
  expiresAt: Instant
  withdrawnAt: Instant | null
}

export interface Finding {
  authorityId: string
  findingId: string
  auditId: string
  submissionId: string
  kind: string
  theme: string
  text: string
  proposedAsGoodPractice: Generated<boolean>
}

export interface FrameworkVersion {
  authorityId: string
  number: number
  content: Json
  part: string
  reason: string
  changedBy: string
  changedAt: Instant
}

export interface GoodPracticeDecision {
  authorityId: string
  exampleId: string
  number: number
  decision: string
  wording: number
  reason: string
  decidedBy: string
  decidedAt: Instant
}

export interface GoodPracticeExample {
  authorityId: string
  exampleId: string
  reference: string
  findingId: string | null
  begunBy: string
  begunAt: Instant
}

export interface GoodPracticePassedOver {
  authorityId: string
  findingId: string
  reason: string
  decidedBy: string
  decidedAt: Instant
}

export interface GoodPracticeUse {
  authorityId: string
  useId: string
  exampleId: string
  usedFor: string
  words: string
  usedBy: string
  usedAt: Instant
}

export interface GoodPracticeWording {
  authorityId: string
  exampleId: string
  number: number
  theme: string
  title: string
  whatWasDone: string
  whyItHelped: string
  wordedBy: string
  wordedAt: Instant
}

export interface GradeDispute {
  authorityId: string
  disputeId: string
  auditId: string
  submissionId: string
  wants: string
  because: string
  raisedBy: string
  raisedAt: Instant
  decideBy: LocalDate
}

export interface GradeDisputeEnd {
  authorityId: string
  disputeId: string
  grade: string | null
  because: string
  endedBy: string
  endedAt: Instant
}

export interface GradeEntry {
  authorityId: string
  entryId: string
  auditId: string
  submissionId: string
  kind: string
  grade: string
  reason: string
  enteredBy: string
  enteredAt: Instant
}

export interface HearingPreference {
  authorityId: string
  memberId: string
  number: number
  reports: readonly string[]
  howOften: string
  form: string
  chosenAt: Instant
  byEmail: Generated<boolean>
}

export interface Installation {
  authorityId: string
  installedAt: Instant
}

export interface Journey {
  authorityId: string
  journeyId: string
  importId: string
  format: string
  caseReference: string
  content: string
  events: number
  digest: string
  stands: Generated<boolean>
  replacedBy: string | null
}

export interface JourneysWorkedOut {
  authorityId: string
  workedOutAt: Instant
  cases: number
  events: number
  settings: Json
}

export interface LearningMessage {
  authorityId: string
  messageId: string
  kind: string
  begunBy: string
  begunAt: Instant
}

export interface LearningMessageDecision {
  authorityId: string
  messageId: string
  number: number
  decision: string
  wording: number
  messageNumber: number
  reason: string
  decidedBy: string
  decidedAt: Instant
}

export interface LearningMessageWording {
  authorityId: string
  messageId: string
  number: number
  theme: string
  words: string
  actionRequired: string
  audits: number
  ofAudits: number
  fromMonth: LocalDate
  toMonth: LocalDate
  wordedBy: string
  wordedAt: Instant
}

export interface LocalAccount {
  authorityId: string
  staffId: string
  email: string
  passwordHash: string
  changedAt: Instant
}

export interface Locality {
  authorityId: string
  localityId: string
  name: string
}

export interface MailMessage {
  authorityId: string
  messageId: string
  staffId: string
  kind: string
  queuedAt: Instant
  notBefore: Instant
}

export interface MailNews {
  authorityId: string
  messageId: string
  kind: string
  about: string
  at: Instant
}

export interface MailStanding {
  authorityId: string
  messageId: string
  staffId: string
  kind: string
  queuedAt: Instant
  notBefore: Instant
  state: string
  tries: number
  outcome: string
  answer: string
  triedAt: Instant
  nextAt: Instant
}

export interface MailTry {
  authorityId: string
  messageId: string
  number: number
  outcome: string
  answer: string
  triedAt: Instant
  nextAt: Instant | null
}

export interface ModerationRule {
  authorityId: string
  number: number
  outstanding: number
  good: number
  requiresImprovement: number
  inadequate: number
  firstThree: boolean
  blind: boolean
  setBy: string
  setAt: Instant
  headForInadequate: Generated<boolean>
}

export interface ModerationSelection {
  authorityId: string
  submissionId: string
  chosen: boolean
  because: string
  ruleNumber: number
  drawn: number | null
}

export interface News {
  authorityId: string
  kind: string
  about: string
  at: Instant
  path: string
  forStaffId: string | null
}

export interface NewsChoice {
  authorityId: string
  staffId: string
  number: number
  choices: Json
  chosenAt: Instant
}

export interface NewsDigest {
  authorityId: string
  staffId: string
  digestOn: LocalDate
}

export interface OpenLook {
  authorityId: string
  submissionId: string
  sections: Json
  lookedBy: string
  lookedAt: Instant
}

export interface PracticeAttempt {
  authorityId: string
  attemptId: string
  practiceCaseId: string
  version: number
  exerciseId: string | null
  staffId: string
  begunAt: Instant
}

export interface PracticeCase {
  authorityId: string
  practiceCaseId: string
  reference: string
  shipped: string | null
  begunBy: string
  begunAt: Instant
}

export interface PracticeDecision {
  authorityId: string
  practiceCaseId: string
  number: number
  decision: string
  version: number
  reason: string
  decidedBy: string
  decidedAt: Instant
}

export interface PracticeDraft {
  authorityId: string
  attemptId: string
  number: number
  grading: Json
  savedAt: Instant
}

export interface PracticeReflection {
  authorityId: string
  attemptId: string
  number: number
  words: string
  writtenAt: Instant
}

export interface PracticeSetting {
  authorityId: string
  number: number
  casesFirst: number
  setBy: string
  setAt: Instant
}

export interface PracticeSubmission {
  authorityId: string
  attemptId: string
  grading: Json
  submittedAt: Instant
}

export interface PracticeVersion {
  authorityId: string
  practiceCaseId: string
  number: number
  content: Json
  writtenBy: string
  writtenAt: Instant
}

export interface PractitionerAnswer {
  authorityId: string
  answerId: string
  auditId: string
  replyId: string | null
  reflectionId: string | null
  words: string
  answeredBy: string
  answeredAt: Instant
}

export interface PractitionerAsks {
  authorityId: string
  askId: string
  auditId: string
  kind: string
  askedBy: string
  askedAt: Instant
  answeredAt: Instant
}

export interface PractitionerConversation {
  authorityId: string
  conversationId: string
  auditId: string
  manner: string
  heldOn: LocalDate | null
  reason: string
  worked: string
  barriers: string
  supportWanted: string
  recordedBy: string
  recordedAt: Instant
}

export interface PractitionerReply {
  authorityId: string
  replyId: string
  auditId: string
  submissionId: string
  stance: string
  words: string
  writtenBy: string
  writtenAt: Instant
}

export interface PractitionerSeen {
  authorityId: string
  auditId: string
  practitionerId: string
  seenAt: Instant
}

export interface PractitionerTold {
  authorityId: string
  auditId: string
  practitionerId: string
  toldAt: Instant
}

export interface ProgrammeActivity {
  authorityId: string
  activityId: string
  reference: string
  year: number
  carriedFrom: string | null
  addedBy: string
  addedAt: Instant
}

export interface ProgrammeActivityVersion {
  authorityId: string
  activityId: string
  number: number
  kind: string
  title: string
  focus: string
  reason: string
  reasonWords: string
  leadId: string
  months: readonly number[]
  toolId: string | null
  plannedAudits: number | null
  expectedOutput: string
  writtenBy: string
  writtenAt: Instant
}

export interface ProgrammeCancellation {
  authorityId: string
  activityId: string
  reason: string
  cancelledBy: string
  cancelledAt: Instant
}

export interface ProgrammeMinimum {
  authorityId: string
  number: number
  measure: string
  least: number | null
  setBy: string
  setAt: Instant
}

export interface ProgrammeOutput {
  authorityId: string
  activityId: string
  number: number
  state: string
  words: string
  toldOn: LocalDate
  recordedBy: string
  recordedAt: Instant
}

export interface QuestionComment {
  authorityId: string
  commentId: string
  threadId: string
  text: string
  writtenBy: string
  writtenAt: Instant
}

export interface QuestionThread {
  authorityId: string
  threadId: string
  auditId: string
  questionKey: string
  questionText: string
  openedBy: string
  openedAt: Instant
}

export interface QuestionThreadResolved {
  authorityId: string
  threadId: string
  resolvedBy: string
  resolvedAt: Instant
}

export interface ReAudit {
  authorityId: string
  reAuditId: string
  reference: string
  auditId: string
  submissionId: string
  caseReference: string
  earlierAuditorId: string
  agreedGrade: string
  owedAt: Instant
  earliestOn: LocalDate
  dueOn: LocalDate
}

export interface ReAuditSetting {
  authorityId: string
  number: number
  alsoRequiresImprovement: boolean
  months: number
  setBy: string
  setAt: Instant
  dipShare: Generated<number>
}

export interface ReAuditWaiver {
  authorityId: string
  reAuditId: string
  reason: string
  words: string
  waivedBy: string
  waivedAt: Instant
}

export interface Reflection {
  authorityId: string
  reflectionId: string
  auditId: string
  number: number
  proud: string
  differently: string
  inTheWay: string
  childWouldSay: string
  supportWanted: string
  keptBy: string
  keptAt: Instant
}

export interface ResultChoice {
  authorityId: string
  number: number
  seesResultAfter: string
  chosenBy: string
  chosenAt: Instant
}

export interface Round {
  authorityId: string
  roundId: string
  reference: string
  title: string
  auditType: string
  month: LocalDate
  toolVersionId: string
  importId: string
  openedBy: string
  openedAt: Instant
}

export interface RoundClosure {
  authorityId: string
  closureId: string
  roundId: string
  closedBy: string
  closedAt: Instant
  note: string | null
}

export interface SafetyClock {
  authorityId: string
  clockId: string
  key: string
  value: number
  setBy: string
  setAt: Instant
}

export interface SafetyConcern {
  authorityId: string
  concernId: string
  reference: string
  auditId: string
  severity: string
  seen: string
  raisedBy: string
  raisedAt: Instant
  tellBy: Instant
  respondBy: Instant
  serviceManagerAt: Instant
  directorAt: Instant
}

export interface SafetyConcernClosure {
  authorityId: string
  concernId: string
  confirmed: string
  closedBy: string
  closedAt: Instant
}

export interface SafetyConcernNotification {
  authorityId: string
  concernId: string
  staffId: string
  step: string
  dueAt: Instant
  notifiedAt: Instant
}

export interface SafetyConcernOpening {
  authorityId: string
  concernId: string
  staffId: string
  openedAt: Instant
}

export interface SafetyConcernResponse {
  authorityId: string
  responseId: string
  concernId: string
  number: number
  done: string
  safe: string
  next: string
  respondedBy: string
  respondedAt: Instant
}

export interface SafetyConcernStanding {
  authorityId: string
  concernId: string
  reference: string
  auditId: string
  severity: string
  seen: string
  raisedBy: string
  raisedAt: Instant
  tellBy: Instant
  respondBy: Instant
  serviceManagerAt: Instant
  directorAt: Instant
  safe: string
  respondedAt: Instant
  closedAt: Instant
  state: string
  waiting: number
}

export interface SafetyConcernTelling {
  authorityId: string
  tellingId: string
  concernId: string
  told: string
  toldAt: Instant
  decision: string
  recordedBy: string
  recordedAt: Instant
}

export interface SampledCase {
  authorityId: string
  sampledCaseId: string
  roundId: string
  caseReference: string
  caseStatus: string
  stratum: string
  drawOrder: number
  reserve: boolean
  ageYears: number | null
  teamId: string | null
  teamName: string | null
  localityId: string | null
  practitionerId: string | null
  workerName: string | null
  addedBecause: string | null
  earlierAuditorId: string | null
  weight: number | null
}

export interface SampledCaseRemoval {
  authorityId: string
  sampledCaseId: string
  reason: string
  words: string
  replacedBy: string | null
  removedBy: string
  removedAt: Instant
}

export interface SamplingFrame {
  authorityId: string
  roundId: string
  method: string
  strataBy: readonly string[]
  seed: string
  sampleSize: number
  frameSize: number
  frameDigest: string
  details: Json
  drawnBy: string
  drawnAt: Instant
  frameCases: string | null
}

export interface ScrutinyPassage {
  authorityId: string
  reportId: string
  passage: string
  version: number
  words: string
  writtenBy: string
  writtenAt: Instant
}

export interface ScrutinyRelease {
  authorityId: string
  reportId: string
  snapshotNumber: number
  report: Json
  releasedBy: string
  releasedAt: Instant
}

export interface ScrutinyReport {
  authorityId: string
  reportId: string
  reference: string
  title: string
  firstMonth: LocalDate
  lastMonth: LocalDate
  begunBy: string
  begunAt: Instant
}

export interface ScrutinySnapshot {
  authorityId: string
  reportId: string
  number: number
  figures: Json
  gatheredBy: string
  gatheredAt: Instant
}

export interface Session {
  authorityId: string
  secretDigest: string
  staffId: string
  createdAt: Instant
  lastSeenAt: Instant
  endedAt: Instant | null
}

export interface SharedLearning {
  authorityId: string
  shareId: string
  reference: string
  kind: string
  source: string | null
  title: string
  words: string
  sharedBy: string
  sharedAt: Instant
}

export interface SharedRead {
  authorityId: string
  shareId: string
  staffId: string
  readAt: Instant
}

export interface SharedReceipt {
  authorityId: string
  shareId: string
  teamId: string
  number: number
  kind: string
  discussedOn: LocalDate | null
  words: string
  saidBy: string
  saidAt: Instant
}

export interface SharedStanding {
  authorityId: string
  shareId: string
  reference: string
  kind: string
  source: string
  title: string
  words: string
  sharedBy: string
  sharedAt: Instant
  teams: number
  discussed: number
  changed: number
  readers: number
}

export interface SharedTakenBack {
  authorityId: string
  shareId: string
  reason: string
  takenBackBy: string
  takenBackAt: Instant
}

export interface SharedWithTeam {
  authorityId: string
  shareId: string
  teamId: string
}

export interface SignInFailure {
  authorityId: string
  failureId: string
  subject: string
  failedAt: Instant
}

export interface StaffMember {
  authorityId: string
  staffId: string
  name: string
  email: string
  jobTitle: string
  teamId: string | null
  localityId: string | null
  lineManagerId: string | null
  leftOn: LocalDate | null
}

export interface StaffRole {
  authorityId: string
  staffId: string
  role: string
}

export interface Submission {
  authorityId: string
  submissionId: string
  auditId: string
  number: number
  submittedBy: string
  submittedAt: Instant
  document: Json
  digest: string
}

export interface SubmissionReturn {
  authorityId: string
  submissionId: string
  returnedBy: string
  returnedAt: Instant
  reason: string
}

export interface SubmittedGrade {
  authorityId: string
  submissionId: string
  auditId: string
  sectionKey: string
  grade: string
}

export interface SupervisionAnswer {
  authorityId: string
  supervisionId: string
  questionKey: string
  number: number
  value: string
  evidence: string
  givenAt: Instant
}

export interface SupervisionAudit {
  authorityId: string
  supervisionId: string
  practitionerId: string
  managerId: string
  caseReference: string
  month: LocalDate
  place: number
  toolVersionId: string
  begunAt: Instant
}

export interface SupervisionAuditShared {
  authorityId: string
  supervisionId: string
  sharedAt: Instant
  document: Json
  digest: string
}

export interface SupervisionTheme {
  authorityId: string
  supervisionId: string
  theme: string
}

export interface Team {
  authorityId: string
  teamId: string
  localityId: string
  name: string
}

export interface TeamAlias {
  authorityId: string
  alias: string
  teamId: string
}

export interface TimelinessResult {
  authorityId: string
  caseReference: string
  measure: string
  instance: string
  startedOn: LocalDate | null
  dueOn: LocalDate | null
  doneOn: LocalDate | null
  endedOn: LocalDate | null
  state: string
  took: number | null
  latestOnly: boolean
  counted: boolean | null
  evidence: Json
}

export interface TimelinessSetting {
  authorityId: string
  number: number
  measures: Json
  boards: Json
  setBy: string
  setAt: Instant
}

export interface ToolDraft {
  authorityId: string
  toolKey: string
  content: Json
  revision: number
  begunBy: string
  begunAt: Instant
  changedBy: string
  changedAt: Instant
}

export interface ToolPublication {
  authorityId: string
  toolVersionId: string
  publishedBy: string
  reason: string
}

export interface ToolVersion {
  authorityId: string
  toolVersionId: string
  toolId: string
  version: number
  content: Json
  digest: string
  publishedAt: Instant
}

export interface TrackedCase {
  authorityId: string
  board: string
  caseReference: string
  since: LocalDate | null
  level: string
  because: string
  cells: Json
}

export interface TrackingNote {
  authorityId: string
  noteId: string
  board: string
  caseReference: string
  kind: string
  words: string
  reviewOn: LocalDate | null
  ownerId: string | null
  meetingOn: LocalDate | null
  writtenBy: string
  writtenAt: Instant
}

export interface Schema {
  action: Action
  actionDeed: ActionDeed
  actionRecord: ActionRecord
  actionSetting: ActionSetting
  actionStanding: ActionStanding
  activity: Activity
  activityChain: ActivityChain
  agreedGrade: AgreedGrade
  allocation: Allocation
  allocationReply: AllocationReply
  answer: Answer
  audit: Audit
  auditSetAside: AuditSetAside
  auditStanding: AuditStanding
  auditTool: AuditTool
  auditingSetting: AuditingSetting
  auditorConflict: AuditorConflict
  auditorConflictEnd: AuditorConflictEnd
  auditorExemption: AuditorExemption
  auditorExemptionDecision: AuditorExemptionDecision
  auditorProfile: AuditorProfile
  authority: Authority
  blindLook: BlindLook
  calibrationClosure: CalibrationClosure
  calibrationDiscussion: CalibrationDiscussion
  calibrationExercise: CalibrationExercise
  calibrationInvitation: CalibrationInvitation
  caseImport: CaseImport
  caseImportFile: CaseImportFile
  caseListRow: CaseListRow
  caseRecord: CaseRecord
  caseStanding: CaseStanding
  correction: Correction
  dataFault: DataFault
  disputeSetting: DisputeSetting
  externalGrade: ExternalGrade
  familyAttempt: FamilyAttempt
  familyFeedback: FamilyFeedback
  familyLink: FamilyLink
  finding: Finding
  frameworkVersion: FrameworkVersion
  goodPracticeDecision: GoodPracticeDecision
  goodPracticeExample: GoodPracticeExample
  goodPracticePassedOver: GoodPracticePassedOver
  goodPracticeUse: GoodPracticeUse
  goodPracticeWording: GoodPracticeWording
  gradeDispute: GradeDispute
  gradeDisputeEnd: GradeDisputeEnd
  gradeEntry: GradeEntry
  hearingPreference: HearingPreference
  installation: Installation
  journey: Journey
  journeysWorkedOut: JourneysWorkedOut
  learningMessage: LearningMessage
  learningMessageDecision: LearningMessageDecision
  learningMessageWording: LearningMessageWording
  localAccount: LocalAccount
  locality: Locality
  mailMessage: MailMessage
  mailNews: MailNews
  mailStanding: MailStanding
  mailTry: MailTry
  moderationRule: ModerationRule
  moderationSelection: ModerationSelection
  news: News
  newsChoice: NewsChoice
  newsDigest: NewsDigest
  openLook: OpenLook
  practiceAttempt: PracticeAttempt
  practiceCase: PracticeCase
  practiceDecision: PracticeDecision
  practiceDraft: PracticeDraft
  practiceReflection: PracticeReflection
  practiceSetting: PracticeSetting
  practiceSubmission: PracticeSubmission
  practiceVersion: PracticeVersion
  practitionerAnswer: PractitionerAnswer
  practitionerAsks: PractitionerAsks
  practitionerConversation: PractitionerConversation
  practitionerReply: PractitionerReply
  practitionerSeen: PractitionerSeen
  practitionerTold: PractitionerTold
  programmeActivity: ProgrammeActivity
  programmeActivityVersion: ProgrammeActivityVersion
  programmeCancellation: ProgrammeCancellation
  programmeMinimum: ProgrammeMinimum
  programmeOutput: ProgrammeOutput
  questionComment: QuestionComment
  questionThread: QuestionThread
  questionThreadResolved: QuestionThreadResolved
  reAudit: ReAudit
  reAuditSetting: ReAuditSetting
  reAuditWaiver: ReAuditWaiver
  reflection: Reflection
  resultChoice: ResultChoice
  round: Round
  roundClosure: RoundClosure
  safetyClock: SafetyClock
  safetyConcern: SafetyConcern
  safetyConcernClosure: SafetyConcernClosure
  safetyConcernNotification: SafetyConcernNotification
  safetyConcernOpening: SafetyConcernOpening
  safetyConcernResponse: SafetyConcernResponse
  safetyConcernStanding: SafetyConcernStanding
  safetyConcernTelling: SafetyConcernTelling
  sampledCase: SampledCase
  sampledCaseRemoval: SampledCaseRemoval
  samplingFrame: SamplingFrame
  scrutinyPassage: ScrutinyPassage
  scrutinyRelease: ScrutinyRelease
  scrutinyReport: ScrutinyReport
  scrutinySnapshot: ScrutinySnapshot
  session: Session
  sharedLearning: SharedLearning
  sharedRead: SharedRead
  sharedReceipt: SharedReceipt
  sharedStanding: SharedStanding
  sharedTakenBack: SharedTakenBack
  sharedWithTeam: SharedWithTeam
  signInFailure: SignInFailure
  staffMember: StaffMember
  staffRole: StaffRole
  submission: Submission
  submissionReturn: SubmissionReturn
  submittedGrade: SubmittedGrade
  supervisionAnswer: SupervisionAnswer
  supervisionAudit: SupervisionAudit
  supervisionAuditShared: SupervisionAuditShared
  supervisionTheme: SupervisionTheme
  team: Team
  teamAlias: TeamAlias
  timelinessResult: TimelinessResult
  timelinessSetting: TimelinessSetting
  toolDraft: ToolDraft
  toolPublication: ToolPublication
  toolVersion: ToolVersion
  trackedCase: TrackedCase
  trackingNote: TrackingNote
}
