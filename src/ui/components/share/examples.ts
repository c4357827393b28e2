/** Ordinary, whole, none, too few, and out of none. */
import { share as counted } from '#domain/statistics/share.ts'
import type { Component } from '#ui/component.ts'
import { share } from './params.ts'

export const shareComponent: Component = {
  name: 'share',
  macro: 'share',
  purpose: 'Wherever a part of a whole is told.',
  examples: [
    { name: 'ordinary', params: share(counted(14, 20)) },
    { name: 'all', params: share(counted(20, 20)) },
    { name: 'none', params: share(counted(0, 20)) },
    { name: 'too few for a percentage', params: share(counted(3, 4)) },
    { name: 'out of none', params: share(counted(0, 0)) },
  ],
}
