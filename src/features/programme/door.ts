/** What other rooms, the county's story and tests may ask of the programme. */
export { activitiesOf, activityByReference, type ActivityFound } from './queries.ts'
export { addActivity, cancelActivity, carryOver, changeActivity } from './plan-activity.ts'
export { recordOutput, type OutputGiven } from './record-output.ts'
export { setMinimum } from './set-minimum.ts'
export { recordExternalGrade, type ExternalGiven } from './record-external-grade.ts'
