/** What the rooms of tracking and audits, the command line and the county's story may ask of what is worked out from journeys. */
export { settingsNow, type TimelinessSettings } from './settings.ts'
export { workOutJourneys } from './work-out-journeys.ts'
