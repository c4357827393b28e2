/** People: the council's staff, teams and localities. */
import type { Room } from '#platform/room.ts'
import { peopleRoutes } from './routes.ts'

export const peopleRoom: Room = { name: 'people', routes: peopleRoutes }
