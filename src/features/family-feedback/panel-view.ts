/** The compact panel that an audit's other pages show: how far asking has come, what worries them, and where grades differ. */
import { can, type Subject } from '#domain/access/can.ts'
import type { Section } from '#domain/audit-tool/tool.ts'
import { isBesideFamily } from '#domain/family-feedback/compare.ts'
import type { Context } from '#platform/context.ts'
import { familyFeedbackOf } from './family-feedback.ts'
import { paths } from './paths.ts'
import type { AuditGraded } from './queries.ts'

/** What family-feedback/pages/panel.njk reads. */
export interface FamilyPanel {
  readonly href: string
  readonly summary: string
  /** Somebody has been asked, or has answered. */
  readonly begun: boolean
  readonly counts: string
  readonly worries: readonly string[]
  /** Sentences that name a difference; those of one section, where one was asked for. */
  readonly differences: readonly string[]
}

export interface AuditShown extends AuditGraded {
  readonly reference: string
}

/**
 * The panel for an audit, or null where this reader may not read it. The page that shows it records its own read. With a `section`, only
 * what concerns it; null where it is not about families.
 */
export async function familyPanel(
  ctx: Context,
  audit: AuditShown,
  subject: Subject,
  section?: Section,
): Promise<FamilyPanel | null> {
  if (section && !isBesideFamily(section)) return null
  if (!can(ctx.actor, 'audit.read-family', subject).may) return null
  const feedback = await familyFeedbackOf(ctx, audit)
  return {
    href: paths.feedback(audit.reference),
    summary: feedback.summary,
    begun: feedback.attempts.length + feedback.standing.length > 0,
    counts:
      feedback.standing.length === 0
        ? ''
        : `${feedback.answers.length} ${feedback.answers.length === 1 ? 'answer' : 'answers'} in all.`,
    worries: feedback.worries,
    differences: feedback.differences
      .filter(one => !section || one.sectionKey === section.key)
      .map(one => one.sentence),
  }
}
