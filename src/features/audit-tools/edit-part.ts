/**
 * A part of a draft is saved, or taken away. The form says what the part was when it was shown: where it is another by now, nothing
 * is written, and whoever saves sees both. Different parts can be changed by different people at the same time.
 */
import { can } from '#domain/access/can.ts'
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems, requireMay } from '#platform/http/problems.ts'
import { digestOfPart, draftHeld, keepDraft, type DraftFound } from './drafts.ts'
import type { Typed } from './fields.ts'
import type { PartPage, PartPlace } from './part-page.ts'

export interface PartSent {
  readonly typed: Typed
  /** `digestOfPart` of the part as the page showed it. */
  readonly shown: string
}

export type PartSaved<Part> =
  | { readonly kind: 'saved'; readonly part: Part }
  | { readonly kind: 'refused'; readonly draft: DraftFound; readonly errors: Readonly<Record<string, string>> }
  /** Somebody else changed it, or took it away (`theirs` null), after the page was opened. */
  | { readonly kind: 'stale'; readonly draft: DraftFound; readonly theirs: Part | null }

export async function savePart<Part>(
  ctx: Context,
  key: string,
  at: { readonly page: PartPage<Part>; readonly place: PartPlace },
  { typed, shown }: PartSent,
): Promise<PartSaved<Part>> {
  const { page, place } = at
  const draft = await draftHeld(ctx, key)
  const now = page.find(draft.content, place) ?? null
  if (isEdit(place) || !page.removable) {
    if (now === null || digestOfPart(now) !== shown) return { kind: 'stale', draft, theirs: now }
  }
  const { part, errors } = page.read(typed, draft.content, place)
  if (Object.keys(errors).length > 0) return { kind: 'refused', draft, errors }
  await keepDraft(ctx, draft, page.write(draft.content, place, part), page.named(part))
  return { kind: 'saved', part }
}

const isEdit = ({ key }: PartPlace): boolean => key !== null

/** Takes a part away as it was shown. `stale` where it is another by now. Throws: not found, where it is gone already. */
export async function removePart<Part>(
  ctx: Context,
  key: string,
  at: { readonly page: PartPage<Part>; readonly place: PartPlace; readonly shown: string },
  remove: (tool: ToolContent) => ToolContent,
): Promise<'removed' | 'stale'> {
  const draft = await draftHeld(ctx, key)
  const now = at.page.find(draft.content, at.place)
  if (now === undefined) throw httpProblems.notFound({})
  if (digestOfPart(now) !== at.shown) return 'stale'
  await keepDraft(ctx, draft, remove(draft.content), at.page.named(now))
  return 'removed'
}

/** A change that overwrites nobody's words, such as an order: it is done to whatever the draft is by now. */
export async function changeDraft(
  ctx: Context,
  key: string,
  part: string,
  change: (tool: ToolContent) => ToolContent,
): Promise<void> {
  requireMay(can(ctx.actor, 'tool.design'))
  const draft = await draftHeld(ctx, key)
  const changed = change(draft.content)
  if (digestOfPart(changed) !== digestOfPart(draft.content)) await keepDraft(ctx, draft, changed, part)
}
