/** Every state of an audit. */
import type { Component } from '#ui/component.ts'
import { auditStateTag } from './params.ts'

export const auditStateTagComponent: Component = {
  name: 'audit-state-tag',
  macro: 'auditStateTag',
  purpose: 'Wherever an audit is listed or shown.',
  examples: ['allocated', 'in-progress', 'submitted', 'moderated', 'closed'].map(state => ({
    name: state,
    params: auditStateTag(state),
  })),
}
