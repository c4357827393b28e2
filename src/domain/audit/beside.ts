/**
 * What stood beside the auditor's own answers when the audit was handed in: what the practitioner and the family said. It is sealed
 * with the audit, in words, so that nobody has to know the forms of that time to read it.
 */
import type { Instant, LocalDate } from '../calendar/dates.ts'

/** A label and what was written under it, as it was read. */
export interface Said {
  readonly label: string
  readonly text: string
}

export interface SubmittedBeside {
  readonly practitioner?: {
    /** Null where none was added. */
    readonly reflection: { readonly keptAt: Instant; readonly parts: readonly Said[] } | null
    readonly conversations: readonly {
      readonly manner: string
      readonly heldOn: LocalDate | null
      readonly parts: readonly Said[]
    }[]
  }
  /** Who may read the audit may still not read this: `audit.read-family` is asked for it too. */
  readonly family?: {
    /** "1 person answered (mother). 2 attempts." */
    readonly summary: string
    readonly answers: readonly (Said & { readonly words: string })[]
  }
}

/** Only what was written. */
export const written = (parts: readonly Said[]): readonly Said[] => parts.filter(({ text }) => text.trim() !== '')
