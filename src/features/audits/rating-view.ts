/** Ratings and totals that an instrument works out itself, as a section's page shows them: the auditor may put their own value beside one. */
import { ratingKey } from '#domain/audit/answers.ts'
import { ratingText } from '#domain/audit/ratings.ts'
import type { RatingStanding, Standing } from '#domain/audit-tool/standing.ts'
import type { Rating, ToolContent } from '#domain/audit-tool/tool.ts'
import { params } from '#ui/params.ts'
import type { Given } from './save-answers.ts'
import { fieldOf, type Held, type Unsaved } from './unsaved.ts'

/** What the instrument says, and why. */
export function calculatedText(tool: ToolContent, { rating, calculated, because }: RatingStanding): string {
  const text = ratingText(tool, rating, calculated)
  return because === '' ? text : `${text}. ${because}`
}

const valuesOf = (tool: ToolContent, { scale }: Rating) => [
  ...(tool.scales?.find(one => one.key === scale)?.values ?? []),
  { code: 'not-applicable', label: 'Does not apply' },
]

export function ratingView(tool: ToolContent, standing: RatingStanding, held: Held, unsaved: Unsaved<Given>) {
  const { rating } = standing
  const field = fieldOf(ratingKey(rating.key), held, unsaved, value => ratingText(tool, rating, value))
  return {
    ...field,
    title: rating.title,
    guidance: rating.guidance ?? null,
    calculated: calculatedText(tool, standing),
    items: rating.mayOverride
      ? params([
          { value: '', text: 'As worked out', selected: field.value === '' },
          ...valuesOf(tool, rating).map(({ code, label }) => ({
            value: code,
            text: label,
            selected: code === field.value,
          })),
        ])
      : null,
  }
}

export const totalText = (value: number | null): string => (value === null ? 'Not worked out yet' : String(value))

export const totalView = ({ total, value }: Standing['totals'][number]) => ({
  id: `total-${total.key}`,
  title: total.title,
  text: totalText(value),
})
