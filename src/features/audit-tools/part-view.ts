/** View-models of the page of one part of a draft, and of the page that asks before it is taken away. */
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { digestOfPart, type DraftFound } from './drafts.ts'
import { fieldsShown, summaryOf, type Typed } from './fields.ts'
import type { PartPage, PartPlace } from './part-page.ts'
import { paths } from './paths.ts'

export interface PartShown {
  readonly draft: DraftFound
  readonly place: PartPlace
  readonly typed: Typed
  readonly errors: FieldErrors
  /** Set where another's save came between: what they saved, or null where they took it away. */
  readonly stale: { readonly theirs: Typed | null } | null
}

/** What conditions can name, with the codes that can be compared with. */
const keysFor = (tool: ToolContent): readonly { key: string; text: string; choices: string }[] =>
  tool.sections.flatMap(section => [
    { key: section.key, text: `Section: ${section.title}`, choices: '' },
    ...section.questions.map(({ key, text, choices = [] }) => ({
      key,
      text,
      choices: choices.map(one => one.code).join(', '),
    })),
  ])

/** `found`: the part as the draft has it now; undefined for one that is being added. */
export function partView<Part>(part: PartPage<Part>, found: Part | undefined, shown: PartShown) {
  const { draft, place, typed, errors, stale } = shown
  const asked = part.fields(draft, place)
  const address = part.address(draft.key, place)
  return {
    toolName: draft.content.name,
    ...headOf(part, found, draft.key, address),
    action: address,
    fields: fieldsShown(asked, typed, errors, stale?.theirs ?? null),
    summary: summaryOf(asked, errors),
    stale: stale === null ? null : { by: draft.changedBy, gone: stale.theirs === null, asSaved: address },
    keys: asked.some(field => field.signs === true) ? keysFor(draft.content) : [],
  }
}

function headOf<Part>(part: PartPage<Part>, found: Part | undefined, key: string, address: string) {
  if (found === undefined) return { back: paths.draft(key), title: part.adds, shown: '', removal: null }
  return {
    back: `${paths.draft(key)}#${part.anchor(found)}`,
    title: part.changes(found),
    shown: digestOfPart(found),
    removal: part.removable ? paths.removal(address) : null,
  }
}

export function removalView<Part>(
  part: PartPage<Part>,
  found: Part,
  { draft, place, isStale }: { readonly draft: DraftFound; readonly place: PartPlace; readonly isStale: boolean },
) {
  const address = part.address(draft.key, place)
  return {
    toolName: draft.content.name,
    back: address,
    title: part.changes(found).replace(/^Change/, 'Remove'),
    action: paths.removal(address),
    shown: digestOfPart(found),
    stale: isStale ? draft.changedBy : null,
  }
}
