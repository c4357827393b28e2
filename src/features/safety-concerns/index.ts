/** Safety concerns: "child may be unsafe now", from an audit to an answer that somebody else confirms. */
import type { Room } from '#platform/room.ts'
import { notifyOfConcernJob } from './notify-people.ts'
import { safetyConcernRoutes } from './routes.ts'

export const safetyConcernsRoom: Room = {
  name: 'safety-concerns',
  routes: safetyConcernRoutes,
  jobs: [notifyOfConcernJob],
}
