/** Where there is nothing to list: says why, and what to do next where there is something to do. */
import { params, type Params } from '#ui/params.ts'

export interface EmptyStateOptions {
  readonly title: string
  readonly sentence: string
  readonly action?: { readonly text: string; readonly href: string } | null
}

export type EmptyStateParams = Params<{
  readonly title: string
  readonly sentence: string
  readonly action: { readonly text: string; readonly href: string } | null
}>

export function emptyState({ title, sentence, action = null }: EmptyStateOptions): EmptyStateParams {
  return params({ title, sentence, action })
}
