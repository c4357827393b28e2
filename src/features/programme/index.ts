/** The programme: what is to be audited this year, what came of it, what was not looked at, and what others said. */
import type { Room } from '#platform/room.ts'
import { programmeRoutes } from './routes.ts'

export const programmeRoom: Room = { name: 'programme', routes: programmeRoutes }
