/**
 * What other rooms, the county's story and tests may ask of the practitioner's part. The room stands upstream of `audits`, which shows
 * the part on its pages; a room that seals an audit calls `practitionersPartOf` in the transaction in which it seals.
 */
export { practitionersPartOf, type PractitionersPart } from './queries.ts'
export { partShown } from './part-view.ts'
export { partTasks } from './part-tasks.ts'
export { keepReflection } from './keep-reflection.ts'
export { writeReply } from './write-reply.ts'
export { answerPractitioner } from './answer-practitioner.ts'
export { openMyAudit } from './tell-practitioner.ts'
export { makeResultChoice } from './make-result-choice.ts'
export { paths as practitionerPaths } from './paths.ts'
