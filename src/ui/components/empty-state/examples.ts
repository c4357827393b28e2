/** With and without something to do. */
import type { Component } from '#ui/component.ts'
import { emptyState } from './params.ts'

export const emptyStateComponent: Component = {
  name: 'empty-state',
  macro: 'emptyState',
  purpose: 'In place of a list or table that would have no rows.',
  examples: [
    {
      name: 'with something to do',
      params: emptyState({
        title: 'No rounds yet',
        sentence: 'A round draws a sample of cases and shares them out among auditors.',
        action: { text: 'Open the first round', href: '/rounds/new' },
      }),
    },
    {
      name: 'nothing to do',
      params: emptyState({
        title: 'No audits allocated to you',
        sentence: 'You will see them here when a round is shared out.',
      }),
    },
  ],
}
