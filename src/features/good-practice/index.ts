/** Good practice: strengths that auditors proposed for others to learn from, read where the audit itself may be read. */
import type { Room } from '#platform/room.ts'
import { goodPracticeRoutes } from './routes.ts'

export const goodPracticeRoom: Room = { name: 'good-practice', routes: goodPracticeRoutes }
