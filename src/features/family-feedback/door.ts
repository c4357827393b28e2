/** What other rooms may ask of what the family said. */
export { familyFeedbackOf, type FamilyFeedback } from './family-feedback.ts'
export { familyPanel, type FamilyPanel } from './panel-view.ts'
export { recordAttempt } from './record-attempt.ts'
export { recordAnswers } from './record-answers.ts'
export { paths as familyPaths } from './paths.ts'
