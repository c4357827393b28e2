/** Rounds: one run of one audit tool over one sample, from opening to closing. */
import type { Room } from '#platform/room.ts'
import { roundsRoutes } from './routes.ts'

export const roundsRoom: Room = { name: 'rounds', routes: roundsRoutes }
