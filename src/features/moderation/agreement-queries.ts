/** Reads for agreement: audits whose grade was agreed since a day, with all three grades and the sections that both graded. */
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import { londonMoment, type LocalDate } from '#domain/calendar/dates.ts'
import type { Grade } from '#domain/grades/grade.ts'
import type { ModeratedAudit, SectionLook } from '#domain/moderation/agreement.ts'
import type { Context } from '#platform/context.ts'
import type { BlindLook } from './queries.ts'

/** Every audit whose agreed grade was entered on or after `since`, the versions since corrected included, by submission. */
export async function moderatedSince(ctx: Context, since: LocalDate): Promise<readonly (ModeratedAudit & Blind)[]> {
  const rows = await gradedTwice(ctx)
    .where('agreed.enteredAt', '>=', londonMoment(since, 0))
    .orderBy('agreed.submissionId')
    .execute()
  const documents = await documentsOf(
    ctx,
    rows.flatMap(({ submissionId, sections }) => (sections === null ? [] : [submissionId])),
  )
  return rows.map(({ submissionId, sections, ...row }) => {
    const document = documents.get(submissionId)
    return {
      id: submissionId,
      auditorId: row.auditorId,
      auditorName: row.auditorName,
      auditor: row.auditor as Grade,
      moderator: row.moderator as Grade,
      agreed: row.agreed as Grade,
      blind: sections !== null,
      sections: document ? sectionLooks(document, sections as BlindLook['sections']) : [],
    }
  })
}

interface Blind {
  /** Whether the moderator graded before seeing the auditor's grade. */
  readonly blind: boolean
}

const gradedTwice = (ctx: Context) =>
  ctx.db
    .selectFrom('gradeEntry as agreed')
    .innerJoin('gradeEntry as given', join =>
      join
        .onRef('given.authorityId', '=', 'agreed.authorityId')
        .onRef('given.submissionId', '=', 'agreed.submissionId')
        .on('given.kind', '=', 'auditor'),
    )
    .innerJoin('gradeEntry as moderated', join =>
      join
        .onRef('moderated.authorityId', '=', 'agreed.authorityId')
        .onRef('moderated.submissionId', '=', 'agreed.submissionId')
        .on('moderated.kind', '=', 'moderator'),
    )
    .innerJoin('audit', join =>
      join.onRef('audit.authorityId', '=', 'agreed.authorityId').onRef('audit.auditId', '=', 'agreed.auditId'),
    )
    .innerJoin('staffMember as person', join =>
      join.onRef('person.authorityId', '=', 'audit.authorityId').onRef('person.staffId', '=', 'audit.auditorId'),
    )
    .leftJoin('blindLook as look', join =>
      join.onRef('look.authorityId', '=', 'agreed.authorityId').onRef('look.submissionId', '=', 'agreed.submissionId'),
    )
    .select([
      'agreed.submissionId',
      'audit.auditorId',
      'person.name as auditorName',
      'given.grade as auditor',
      'moderated.grade as moderator',
      'agreed.grade as agreed',
      'look.sections',
    ])
    .where('agreed.authorityId', '=', ctx.authorityId)
    .where('agreed.kind', '=', 'agreed')

async function documentsOf(
  ctx: Context,
  submissionIds: readonly string[],
): Promise<ReadonlyMap<string, SubmittedAudit>> {
  if (submissionIds.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('submission')
    .select(['submissionId', 'document'])
    .where('authorityId', '=', ctx.authorityId)
    .where('submissionId', 'in', submissionIds)
    .execute()
  return new Map(rows.map(({ submissionId, document }) => [submissionId, document as SubmittedAudit]))
}

const sectionLooks = ({ tool, sections }: SubmittedAudit, own: BlindLook['sections']): readonly SectionLook[] =>
  sections.flatMap(({ key, title, grade }) => {
    const moderator = own[key]
    return moderator === undefined || grade === 'not-graded'
      ? []
      : [{ section: `${tool.name}: ${title}`, auditor: grade, moderator }]
  })
