/** The three stages of a grade, and a very long reason. */
import type { Component } from '#ui/component.ts'
import { threeGrades } from './params.ts'

const auditor = {
  grade: 'good',
  reason: 'Visits are regular and purposeful, and the plan says what must change and by when.',
  by: 'Ruth Adeyemi',
  on: '14 May 2018',
} as const
const moderator = {
  grade: 'requires-improvement',
  reason: 'The chronology stops in January, so the plan does not rest on what has happened since.',
  by: 'Marcus Bell',
  on: '18 May 2018',
} as const
const agreed = {
  grade: 'requires-improvement',
  reason: 'Agreed after reading the chronology together.',
  by: 'Dev Patel',
  on: '21 May 2018',
} as const

export const threeGradesComponent: Component = {
  name: 'three-grades',
  macro: 'threeGrades',
  purpose: 'On an audit, to show how its grade came about.',
  examples: [
    { name: 'agreed after moderation', params: threeGrades({ auditor, moderator, agreed }) },
    { name: 'waiting for moderation', params: threeGrades({ auditor, moderator: null, agreed: null }) },
    { name: 'nothing given yet', params: threeGrades({ auditor: null, moderator: null, agreed: null }) },
    {
      name: 'a long reason, with a word that does not break',
      params: threeGrades({
        auditor: { ...auditor, reason: `${auditor.reason} `.repeat(8) + 'w'.repeat(90) },
        moderator: null,
        agreed: null,
      }),
    },
  ],
}
