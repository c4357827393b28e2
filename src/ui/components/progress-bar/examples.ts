/** Begun, half way, done, and of unknown length. */
import type { Component } from '#ui/component.ts'
import { progressBar } from './params.ts'

const reading = { label: 'Reading the import', things: 'cases' }

export const progressBarComponent: Component = {
  name: 'progress-bar',
  macro: 'progressBar',
  purpose: 'On a page that waits for a job: an import, a pack.',
  examples: [
    { name: 'begun', params: progressBar({ ...reading, id: 'begun', done: 0, of: 1200 }) },
    { name: 'half way', params: progressBar({ ...reading, id: 'half-way', done: 600, of: 1200 }) },
    { name: 'done', params: progressBar({ ...reading, id: 'done', done: 1200, of: 1200 }) },
    { name: 'of unknown length', params: progressBar({ ...reading, id: 'unknown', done: 340, of: null }) },
  ],
}
