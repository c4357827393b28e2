/** The hall: the rooms in the order of the audit cycle. Reads as a contents page; each room says what it holds in its README. */
import type { Room } from '#platform/room.ts'
import { accountRoom } from '#features/account/index.ts'
import { peopleRoom } from '#features/people/index.ts'
import { frameworkRoom } from '#features/framework/index.ts'
import { auditToolsRoom } from '#features/audit-tools/index.ts'
import { casesRoom } from '#features/cases/index.ts'
import { timelinessRoom } from '#features/timeliness/index.ts'
import { trackingRoom } from '#features/tracking/index.ts'
import { programmeRoom } from '#features/programme/index.ts'
import { auditorsRoom } from '#features/auditors/index.ts'
import { roundsRoom } from '#features/rounds/index.ts'
import { safetyConcernsRoom } from '#features/safety-concerns/index.ts'
import { practitionerPartRoom } from '#features/practitioner-part/index.ts'
import { familyFeedbackRoom } from '#features/family-feedback/index.ts'
import { auditsRoom } from '#features/audits/index.ts'
import { moderationRoom } from '#features/moderation/index.ts'
import { calibrationRoom } from '#features/calibration/index.ts'
import { findingsRoom } from '#features/findings/index.ts'
import { actionsRoom } from '#features/actions/index.ts'
import { reAuditsRoom } from '#features/re-audits/index.ts'
import { supervisionAuditsRoom } from '#features/supervision-audits/index.ts'
import { learningRoom } from '#features/learning/index.ts'
import { goodPracticeRoom } from '#features/good-practice/index.ts'
import { evidenceBankRoom } from '#features/evidence-bank/index.ts'
import { disseminationRoom } from '#features/dissemination/index.ts'
import { governanceRoom } from '#features/governance/index.ts'
import { activityRoom } from '#features/activity/index.ts'

export const rooms: readonly Room[] = [
  accountRoom,
  peopleRoom,
  frameworkRoom,
  auditToolsRoom,
  casesRoom,
  timelinessRoom,
  trackingRoom,
  programmeRoom,
  auditorsRoom,
  roundsRoom,
  safetyConcernsRoom,
  practitionerPartRoom,
  familyFeedbackRoom,
  auditsRoom,
  moderationRoom,
  calibrationRoom,
  findingsRoom,
  actionsRoom,
  reAuditsRoom,
  supervisionAuditsRoom,
  learningRoom,
  goodPracticeRoom,
  evidenceBankRoom,
  disseminationRoom,
  governanceRoom,
  activityRoom,
]
