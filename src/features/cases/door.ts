/** What rounds, the county's story and the command line may ask of case lists. */
export { acceptCaseImport } from './accept-case-import.ts'
export { acceptedImports, framesOf, type AcceptedImport, type FrameCaseRecord } from './frames.ts'
export { matchTeamNames, type TeamMatch } from './match-team-names.ts'
export { readCaseImportJob, readCaseImportNow } from './read-case-import.ts'
export { startCaseImport, storeCaseImport } from './start-case-import.ts'
export { summaryOfImport, type ImportReport } from '#domain/cases/import-report.ts'
export { everyJourney, journeyOf, newestReportDate, standingSources, type Sources } from './journeys.ts'
export { undoCaseImport } from './undo-case-import.ts'
