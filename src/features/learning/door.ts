/** What other rooms and the command line may ask: a round's report as a value, and that value in a format. */
export { reportOfRound } from './round-report.ts'
export { renderReport, reportInWords, type RenderedReport } from './render-report.ts'
