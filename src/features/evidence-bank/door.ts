/** What other rooms and the county's story may ask of the evidence bank. */
export { beginExample, noteUse, publishExample } from './keep-example.ts'
export { proposalsWaiting, publishedAfter as publishedExamples } from './queries.ts'
