/** What other rooms, the county's story and tests may ask of the safety concerns room. */
export { closeConcern } from './close-concern.ts'
export { concernsOfAudit } from './list-view.ts'
export { openConcern } from './open-concern.ts'
export { paths as safetyConcernPaths } from './paths.ts'
export { concernsOfRound } from './queries.ts'
export { raiseConcern, recordConcern } from './raise-concern.ts'
export { respondToConcern } from './respond-to-concern.ts'
export { tellSomebody } from './tell-somebody.ts'
