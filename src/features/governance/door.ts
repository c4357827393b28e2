/** What the county's story may ask of the governance room. */
export { beginReport } from './begin-report.ts'
export { choosePreference } from './choose-preference.ts'
export { releaseReport } from './release-report.ts'
export { reportFor } from './queries.ts'
export { writePassage } from './write-passage.ts'
