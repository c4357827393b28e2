/** Findings by theme, and the messages that a person words from them and a second person approves. */
import type { Room } from '#platform/room.ts'
import { findingsRoutes } from './routes.ts'

export const findingsRoom: Room = { name: 'findings', routes: findingsRoutes }
