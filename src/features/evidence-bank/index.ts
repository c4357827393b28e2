/** The good practice evidence bank: examples that name nobody, assured by the principal social worker, for everybody to use. */
import type { Room } from '#platform/room.ts'
import { evidenceBankRoutes } from './routes.ts'

export const evidenceBankRoom: Room = { name: 'evidence-bank', routes: evidenceBankRoutes }
