/** What the county's story and tests may ask of the calibration room. */
export { submitGrading } from './grade-practice-case.ts'
export { publishPracticeCase, takeShippedCase } from './keep-practice-case.ts'
export { beginExercise, closeExercise, invitableTo, keepDiscussion } from './run-exercise.ts'
export { practiceCase } from './queries.ts'
export { setCasesFirst } from './settings.ts'
export { practiceCasesDoneBy } from '../rounds/door.ts'
