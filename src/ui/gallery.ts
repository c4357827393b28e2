/** Every component with every example, on one page, so that nobody invents a second one. Shown in development only. */
import type { Component } from './component.ts'
import { auditStateTagComponent } from './components/audit-state-tag/examples.ts'
import { caseFactsComponent } from './components/case-facts/examples.ts'
import { emptyStateComponent } from './components/empty-state/examples.ts'
import { gradeTagComponent } from './components/grade-tag/examples.ts'
import { journeyTimelineComponent } from './components/journey-timeline/examples.ts'
import { paginationOlderComponent } from './components/pagination-older/examples.ts'
import { progressBarComponent } from './components/progress-bar/examples.ts'
import { shareComponent } from './components/share/examples.ts'
import { threeGradesComponent } from './components/three-grades/examples.ts'

export interface GalleryView {
  readonly components: readonly (Component & { readonly file: string })[]
}

const components: readonly Component[] = [
  gradeTagComponent,
  threeGradesComponent,
  auditStateTagComponent,
  caseFactsComponent,
  progressBarComponent,
  shareComponent,
  journeyTimelineComponent,
  paginationOlderComponent,
  emptyStateComponent,
]

/** The view-model of `gallery.njk`. */
export function galleryView(): GalleryView {
  return { components: components.map(component => ({ ...component, file: `components/${component.name}/macro.njk` })) }
}
