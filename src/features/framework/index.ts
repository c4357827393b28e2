/** The quality assurance framework: what good is, and who checks what, how often, to what standard. */
import type { Room } from '#platform/room.ts'
import { frameworkRoutes } from './routes.ts'

export const frameworkRoom: Room = { name: 'framework', routes: frameworkRoutes }
