/**
 * Lays audits of any state on the table by writing their rows, for the tests of access alone: what a test of reach needs are
 * rows that say so, not the story of how they came about. Everything else goes through the rooms.
 */
import type { Context } from '#platform/context.ts'
import { people } from '#seeds/county.ts'

export const stages = ['allocated', 'in-progress', 'returned', 'submitted', 'moderated', 'closed'] as const
export type Stage = (typeof stages)[number]

export interface MadeUp {
  readonly stage: Stage
  readonly auditor: number
  readonly practitioner: number | null
  readonly team: number | null
  readonly locality: number | null
}

/** Manages a team and, in these tests, moderates as well: whom the bar against one's own service is about. */
export const teamModeratorName = 'Beth Carrow'

interface Ground {
  readonly staff: readonly string[]
  readonly teams: readonly string[]
  readonly localities: readonly string[]
  readonly toolVersionId: string
  readonly importId: string
}

/** A tool, an import and the county's people, with one manager of a team who also moderates. */
async function groundOf(ctx: Context): Promise<Ground> {
  const staff = await ctx.db.selectFrom('staffMember').select(['staffId', 'email']).execute()
  const order = new Map(people.map((person, index) => [person.email, index]))
  const teams = await ctx.db.selectFrom('team').select('teamId').execute()
  const localities = await ctx.db.selectFrom('locality').select('localityId').execute()
  const ids = staff.sort((a, b) => (order.get(a.email) ?? 0) - (order.get(b.email) ?? 0)).map(person => person.staffId)
  const moderator = ids[people.findIndex(person => person.name === teamModeratorName)]!
  await ctx.db
    .insertInto('staffRole')
    .values({ authorityId: ctx.authorityId, staffId: moderator, role: 'moderator' })
    .execute()
  const [importId, toolId, toolVersionId] = [ctx.newId(), ctx.newId(), ctx.newId()]
  await ctx.db
    .insertInto('auditTool')
    .values({ authorityId: ctx.authorityId, toolId, key: 'made-up', name: 'Made up' })
    .execute()
  await ctx.db
    .insertInto('toolVersion')
    .values({
      authorityId: ctx.authorityId,
      toolVersionId,
      toolId,
      version: 1,
      content: '{}',
      digest: 'd',
      publishedAt: ctx.now,
    })
    .execute()
  await ctx.db
    .insertInto('caseImport')
    .values({
      authorityId: ctx.authorityId,
      importId,
      kind: 'annex-a',
      fileNames: ['list.xlsx'],
      fingerprint: 'f',
      reportDate: ctx.today,
      startedBy: ids[0]!,
      startedAt: ctx.now,
      state: 'accepted',
    })
    .execute()
  return {
    staff: ids,
    teams: teams.map(team => team.teamId),
    localities: localities.map(one => one.localityId),
    toolVersionId,
    importId,
  }
}

async function openRound(ctx: Context, ground: Ground, reference: 'open' | 'closed', title: string): Promise<string> {
  const { authorityId, now } = ctx
  const roundId = ctx.newId()
  const openedBy = ground.staff[0]!
  await ctx.db
    .insertInto('round')
    .values({
      authorityId,
      roundId,
      reference,
      title,
      auditType: 'monthly-case',
      month: `${ctx.today.slice(0, 7)}-01` as typeof ctx.today,
      toolVersionId: ground.toolVersionId,
      importId: ground.importId,
      openedBy,
      openedAt: now,
    })
    .execute()
  if (reference === 'closed')
    await ctx.db
      .insertInto('roundClosure')
      .values({ authorityId, closureId: ctx.newId(), roundId, closedBy: openedBy, closedAt: now })
      .execute()
  return roundId
}

async function layAudit(
  ctx: Context,
  ground: Ground,
  made: MadeUp & { number: number; roundId: string },
): Promise<void> {
  const { authorityId, now } = ctx
  const [auditId, sampledCaseId, submissionId] = [ctx.newId(), ctx.newId(), ctx.newId()]
  const auditorId = ground.staff[made.auditor]!
  const pick = (from: readonly string[], index: number | null): string | null => (index === null ? null : from[index]!)
  const known = {
    caseReference: `C${made.number}`,
    caseStatus: 'child-in-need',
    practitionerId: pick(ground.staff, made.practitioner),
    teamId: pick(ground.teams, made.team),
    localityId: pick(ground.localities, made.locality),
  }
  await ctx.db
    .insertInto('sampledCase')
    .values({
      authorityId,
      sampledCaseId,
      roundId: made.roundId,
      stratum: 's',
      drawOrder: made.number,
      reserve: false,
      ...known,
    })
    .execute()
  await ctx.db
    .insertInto('audit')
    .values({
      authorityId,
      auditId,
      reference: `A-2018-${String(made.number).padStart(4, '0')}`,
      roundId: made.roundId,
      sampledCaseId,
      toolVersionId: ground.toolVersionId,
      auditorId,
      allocatedAt: now,
      ...known,
    })
    .execute()
  if (made.stage === 'allocated') return
  const base = { authorityId, auditId }
  await ctx.db
    .insertInto('answer')
    .values({ ...base, answerId: ctx.newId(), questionKey: 'q', value: '"yes"', givenBy: auditorId, givenAt: now })
    .execute()
  if (made.stage === 'in-progress') return
  await ctx.db
    .insertInto('submission')
    .values({ ...base, submissionId, number: 1, submittedBy: auditorId, submittedAt: now, document: '{}', digest: 'd' })
    .execute()
  if (made.stage === 'returned') {
    await ctx.db
      .insertInto('submissionReturn')
      .values({ authorityId, submissionId, returnedBy: auditorId, returnedAt: now, reason: 'More evidence' })
      .execute()
  }
  if (made.stage === 'moderated' || made.stage === 'closed') {
    await ctx.db
      .insertInto('gradeEntry')
      .values({
        ...base,
        entryId: ctx.newId(),
        submissionId,
        kind: 'agreed',
        grade: 'good',
        reason: '',
        enteredBy: auditorId,
        enteredAt: now,
      })
      .execute()
  }
}

export async function layAudits(ctx: Context, audits: readonly MadeUp[], title = 'Made up'): Promise<void> {
  const ground = await groundOf(ctx)
  const open = await openRound(ctx, ground, 'open', title)
  const closed = await openRound(ctx, ground, 'closed', title)
  for (const [index, made] of audits.entries()) {
    await layAudit(ctx, ground, { ...made, number: index + 1, roundId: made.stage === 'closed' ? closed : open })
  }
}
