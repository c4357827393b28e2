/** What the county's story may ask of the evidence bank. */
export { beginExample, noteUse, publishExample } from './keep-example.ts'
export { proposalsWaiting } from './queries.ts'
