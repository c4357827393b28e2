/** What the county's story and tests may ask of the re-audits room. */
export { addToRound } from './add-to-round.ts'
export { reAuditsWithin, type ReAuditFound } from './queries.ts'
export { waiveReAudit } from './waive-re-audit.ts'
