/** What the county's story, tests and rooms downstream may ask of the moderation room. */
export { decideDispute, raiseDispute, withdrawDispute } from './dispute-grade.ts'
export { moderateAudit } from './moderate-audit.ts'
export { paths as moderationPaths } from './paths.ts'
