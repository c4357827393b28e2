/** Cases: bringing in case lists, seeing what was read, and accepting them for rounds. */
import type { Room } from '#platform/room.ts'
import { readCaseImportJob } from './read-case-import.ts'
import { caseRoutes } from './routes.ts'

export const casesRoom: Room = { name: 'cases', routes: caseRoutes, jobs: [readCaseImportJob] }
