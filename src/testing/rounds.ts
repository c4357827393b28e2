/** Rounds for tests, each as far as its name says, on a case list like the one the cases room makes of a council's files. */
import { localDate } from '#domain/calendar/dates.ts'
import { latestToolVersion } from '#features/audit-tools/door.ts'
import { allocateAuditors, drawSample, openRound } from '#features/rounds/door.ts'
import { staffIdOf, type Context } from '#platform/context.ts'

const statuses = ['child-in-need', 'child-protection', 'looked-after']

interface Worker {
  readonly staffId: string
  readonly name: string
  readonly teamId: string | null
  readonly team: string
  readonly localityId: string
}

/** Ninth cases are closed; eleventh ones are of a team that matches none of ours. */
const caseHeldBy = (worker: Worker, index: number) => {
  const ours = index % 11 !== 0
  return {
    caseReference: `WC-${1000 + index}`,
    caseStatus: statuses[index % 3] ?? '',
    ageYears: index % 18,
    teamName: ours ? worker.team : 'Team Nine',
    teamId: ours ? worker.teamId : null,
    localityId: ours ? worker.localityId : null,
    workerName: worker.name,
    practitionerId: worker.staffId,
    open: index % 9 !== 0,
  }
}

/** An accepted list of so many cases, WC-1000 onwards, held by the county's practitioners in turn. */
export async function anAcceptedList(ctx: Context, size: number): Promise<string> {
  const importId = ctx.newId()
  const { authorityId } = ctx
  await ctx.db
    .insertInto('caseImport')
    .values({
      authorityId,
      importId,
      kind: 'annex-a',
      fileNames: ['annex-a.xlsx'],
      fingerprint: importId,
      reportDate: localDate('2018-05-01'),
      startedBy: staffIdOf(ctx),
      startedAt: ctx.now,
      state: 'accepted',
      decidedBy: staffIdOf(ctx),
      decidedAt: ctx.now,
    })
    .execute()
  const workers = await ctx.db
    .selectFrom('staffMember as staff')
    .innerJoin('staffRole as role', 'role.staffId', 'staff.staffId')
    .innerJoin('team', 'team.teamId', 'staff.teamId')
    .select(['staff.staffId', 'staff.name', 'staff.teamId', 'team.name as team', 'team.localityId'])
    .where('role.role', '=', 'practitioner')
    .orderBy('staff.email')
    .execute()
  const cases = Array.from({ length: Math.ceil(size / workers.length) }, () => workers)
    .flat()
    .slice(0, size)
  await ctx.db
    .insertInto('caseRecord')
    .values(cases.map((worker, index) => ({ authorityId, importId, ...caseHeldBy(worker, index) })))
    .execute()
  return importId
}

/** The monthly case audit as it was last published. */
export async function anyTool(ctx: Context): Promise<string> {
  const tool = await latestToolVersion(ctx, 'monthly-case-audit')
  if (!tool) throw new Error('The monthly case audit has not been published')
  return tool.toolVersionId
}

/** The reference of a round of May 2018, opened on a new list. */
export async function anOpenedRound(ctx: Context, size = 99): Promise<string> {
  const wanted = { month: localDate('2018-05-01'), title: 'May 2018', auditType: 'monthly-case' as const }
  const { reference } = await openRound(ctx, {
    ...wanted,
    importId: await anAcceptedList(ctx, size),
    toolVersionId: await anyTool(ctx),
  })
  return reference
}

export const usualDraw = { size: 20, seed: 'may', exclusionMonths: 12 }

/** Opened, drawn and allocated as proposed. */
export async function aRoundUnderWay(ctx: Context): Promise<string> {
  const reference = await anOpenedRound(ctx)
  await drawSample(ctx, reference, usualDraw)
  await allocateAuditors(ctx, reference, 'as-proposed')
  return reference
}
