/** Learning: what a round found, printed for those who can act on it. */
import type { Room } from '#platform/room.ts'
import { routes } from './routes.ts'

export const learningRoom: Room = { name: 'learning', routes }
