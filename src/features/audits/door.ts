/** What other rooms, the county's story and tests may ask of the audits room. */
export { answerSection, gradeOverall } from './save-answers.ts'
export { explainConcerns } from './explain-concerns.ts'
export { recordLearning, type LearningGiven } from './record-learning.ts'
export { auditStanding, enterGrade, filledInFromRecord, submitAudit } from './submit-audit.ts'
export {
  auditByReference,
  auditHeld,
  auditsToModerate,
  gradesOf,
  subjectOf,
  submissionOf,
  type AuditFound,
  type AuditPlace,
  type GradeEntryFound,
} from './queries.ts'
export { caseFactsOf, gradesSideBySide, submittedView } from './submitted-view.ts'
export { paths as auditPaths } from './paths.ts'
export { questionView } from './section-view.ts'
export { answersForm, sectionGiven, textOf, type AnswersForm } from './forms.ts'
export { errorsShown } from './unsaved.ts'
