/** Account: signing in and out, and the page everyone begins from. */
import type { Room } from '#platform/room.ts'
import { accountRoutes } from './routes.ts'

export const accountRoom: Room = { name: 'account', routes: accountRoutes }
