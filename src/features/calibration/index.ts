/** Calibration: practice cases graded before a first audit, and exercises in which several people grade one case blind. */
import type { Room } from '#platform/room.ts'
import { exerciseRoutes } from './exercise-routes.ts'
import { practiceRoutes } from './practice-routes.ts'

export const calibrationRoom: Room = { name: 'calibration', routes: [...practiceRoutes, ...exerciseRoutes] }
