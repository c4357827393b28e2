/** What the designer's page of one part of a tool must say of itself: the section, the question, the rule, and so on are each one. */
import type { ToolContent } from '#domain/audit-tool/tool.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import type { DraftFound } from './drafts.ts'
import type { FieldAsked, Typed } from './fields.ts'

/** Where a part is: `key` is null for one that is being added; `section` says to which section, where that matters. */
export interface PartPlace {
  readonly key: string | null
  readonly section: string | null
}

export interface PartRead<Part> {
  readonly part: Part
  /** Where there is one, the part is not to be used. */
  readonly errors: FieldErrors
}

export interface PartPage<Part> {
  /** Headings: of a page that adds one, and of a page that changes one. */
  readonly adds: string
  changes(part: Part): string
  /** Undefined where the draft has none; for a part that is always there, never. */
  find(tool: ToolContent, place: PartPlace): Part | undefined
  fields(draft: DraftFound, place: PartPlace): readonly FieldAsked[]
  typed(part: Part | null, place: PartPlace): Typed
  read(typed: Typed, tool: ToolContent, place: PartPlace): PartRead<Part>
  write(tool: ToolContent, place: PartPlace, part: Part): ToolContent
  /** The address of the page of a part that is there or is to be added. */
  address(key: string, place: PartPlace): string
  /** The element of the draft's page to come back to. */
  anchor(part: Part): string
  /** What the record of activity says, by key. */
  named(part: Part): string
  readonly removable: boolean
}
