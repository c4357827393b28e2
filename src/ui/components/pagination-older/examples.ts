/** In the middle, at both ends, and where everything fits on one page. */
import type { Component } from '#ui/component.ts'
import { paginationOlder } from './params.ts'

export const paginationOlderComponent: Component = {
  name: 'pagination-older',
  macro: 'paginationOlder',
  purpose: 'Under long lists told from the newest, such as the record of activity.',
  examples: [
    {
      name: 'in the middle',
      params: paginationOlder({ newerHref: '?after=9', olderHref: '?before=5', things: 'entries' }),
    },
    { name: 'at the newest', params: paginationOlder({ newerHref: null, olderHref: '?before=5', things: 'audits' }) },
    { name: 'at the oldest', params: paginationOlder({ newerHref: '?after=9', olderHref: null, things: 'actions' }) },
    { name: 'all on one page', params: paginationOlder({ newerHref: null, olderHref: null, things: 'entries' }) },
  ],
}
