/** A case with all its facts, one with few, and a baby. */
import type { Component } from '#ui/component.ts'
import { caseFacts } from './params.ts'

const full = {
  reference: 'WC-104882',
  status: 'Child protection plan',
  ageYears: 7,
  team: 'North Family Safeguarding 2',
  locality: 'North',
  auditor: 'Ruth Adeyemi',
}

export const caseFactsComponent: Component = {
  name: 'case-facts',
  macro: 'caseFacts',
  purpose: 'At the top of an audit, its moderation and its findings.',
  examples: [
    { name: 'all recorded', params: caseFacts(full) },
    {
      name: 'little recorded',
      params: caseFacts({
        reference: 'WC-104883',
        status: null,
        ageYears: null,
        team: null,
        locality: null,
        auditor: null,
      }),
    },
    { name: 'under one', params: caseFacts({ ...full, ageYears: 0 }) },
    {
      name: 'a long team name',
      params: caseFacts({
        ...full,
        team: 'Children in Our Care and Leaving Care, North and Coastal Wessenshire, Team 2 (Harbourside)',
      }),
    },
  ],
}
