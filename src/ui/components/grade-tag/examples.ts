/** Every grade, and a section that was not graded. */
import type { Component } from '#ui/component.ts'
import { gradeTag } from './params.ts'

export const gradeTagComponent: Component = {
  name: 'grade-tag',
  macro: 'gradeTag',
  purpose: 'One grade, wherever a grade is shown.',
  examples: [
    { name: 'outstanding', params: gradeTag({ grade: 'outstanding' }) },
    { name: 'good', params: gradeTag({ grade: 'good' }) },
    { name: 'requires improvement', params: gradeTag({ grade: 'requires-improvement' }) },
    { name: 'inadequate', params: gradeTag({ grade: 'inadequate' }) },
    { name: 'not graded', params: gradeTag({ grade: 'not-graded' }) },
    { name: 'small, for tables', params: gradeTag({ grade: 'requires-improvement', small: true }) },
  ],
}
