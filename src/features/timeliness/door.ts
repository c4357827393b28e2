/** What others may ask of what is worked out from journeys: the room of audits beside its questions, the bench all of it. */
export { recordBeside, recordFacts, type RecordBeside } from './beside-audit.ts'
export { workOutJourneys } from './work-out-journeys.ts'
