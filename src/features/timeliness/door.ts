/** What the room of audits may ask of what is worked out from journeys. */
export { recordBeside, type RecordBeside } from './beside-audit.ts'
