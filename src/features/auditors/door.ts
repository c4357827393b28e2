/** What other rooms, the county's story and tests may ask of the auditors room. */
export { auditorsAvailable, auditingSettings } from './queries.ts'
export { declareConflict, endConflict, type ConflictDeclared } from './declare-conflict.ts'
export { askExemption, decideExemption } from './exempt-auditor.ts'
export { setProfile, setSettings } from './set-profile.ts'
