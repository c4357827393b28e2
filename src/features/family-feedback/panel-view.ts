/** The compact panel that an audit's other pages show: how far asking has come, what worries them, and where grades differ. */
import { can, type Subject } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { familyFeedbackOf } from './family-feedback.ts'
import { paths } from './paths.ts'
import type { AuditGraded } from './queries.ts'

/** What family-feedback/pages/panel.njk reads. */
export interface FamilyPanel {
  readonly href: string
  readonly summary: string
  readonly counts: string
  readonly worries: readonly string[]
  /** Sentences that name a difference; those of one section, where one was asked for. */
  readonly differences: readonly string[]
}

export interface AuditShown extends AuditGraded {
  readonly reference: string
}

/**
 * The panel for an audit, or null where this reader may not read it. The page that shows it records its own read. `sectionKey` keeps
 * what concerns one section, and is null where that section does not stand beside what families say.
 */
export async function familyPanel(
  ctx: Context,
  audit: AuditShown,
  subject: Subject,
  sectionKey?: string,
): Promise<FamilyPanel | null> {
  if (!can(ctx.actor, 'audit.read-family', subject).may) return null
  const feedback = await familyFeedbackOf(ctx, audit)
  const sections = feedback.sections.filter(one => sectionKey === undefined || one.key === sectionKey)
  if (sections.length === 0 && sectionKey !== undefined) return null
  return {
    href: paths.feedback(audit.reference),
    summary: feedback.summary,
    counts: feedback.standing.length === 0 ? '' : `${feedback.answers.length} answers in all.`,
    worries: feedback.worries,
    differences: feedback.differences
      .filter(one => sectionKey === undefined || one.sectionKey === sectionKey)
      .map(one => one.sentence),
  }
}
