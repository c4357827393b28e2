/** What the county's story and tests may ask of the moderation room. */
export { moderateAudit } from './moderate-audit.ts'
