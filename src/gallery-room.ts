/** The gallery of components at /gallery, opened in development only: every example of every component on one page. */
import { page, route } from '#platform/http/route.ts'
import type { Room } from '#platform/room.ts'
import { galleryView } from '#ui/gallery.ts'

export const galleryRoom: Room = {
  name: 'gallery',
  routes: [
    route({
      method: 'GET',
      path: '/gallery',
      permission: 'public',
      run: () => Promise.resolve(page('gallery.njk', galleryView())),
    }),
  ],
}
