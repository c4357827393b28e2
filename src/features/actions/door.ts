/** What other rooms, the county's story and tests may ask of the actions room. */
export { doDeed, type DeedGiven } from './do-deed.ts'
export { stateTag as actionStateTag } from './list-view.ts'
export { paths as actionPaths } from './paths.ts'
export { actionsOfAudit, listActions, type ActionFound } from './queries.ts'
