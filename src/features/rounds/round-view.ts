/** View-model of a round's own page: where it stands, what comes next, its sample and who audits what. */
import { can } from '#domain/access/can.ts'
import type { SubjectState } from '#domain/access/permissions.ts'
import { dayOf, longDate, longMoment, monthAndYear } from '#domain/calendar/dates.ts'
import { auditDueOn, type AuditingSettings } from '#domain/auditors/settings.ts'
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { roundLifecycle, roundStateWords, type RoundAction, type RoundState } from '#domain/rounds/lifecycle.ts'
import { auditTypeLabel } from '#domain/rounds/opening.ts'
import { removalLabel } from '#domain/rounds/removal.ts'
import { isFinished, progress, type CaseProgress } from '#domain/rounds/progress.ts'
import type { Context } from '#platform/context.ts'
import { auditStateTag } from '#ui/components/audit-state-tag/params.ts'
import { params } from '#ui/params.ts'
import { auditingSettings } from '../auditors/door.ts'
import { paths } from './paths.ts'
import type { RoundFound } from './queries.ts'
import { isHandedIn } from './remove-case.ts'
import { drawOf, sampledCasesOf, type DrawMade, type SampledCaseFound } from './sample-queries.ts'
import { casesTakenOut, type CaseTakenOut } from './taken-out.ts'

export async function roundView(ctx: Context, round: RoundFound) {
  const draw = await drawOf(ctx, round.roundId)
  const sampled = await sampledCasesOf(ctx, round.roundId)
  const cases = sampled.filter(one => !one.reserve)
  const settings = await auditingSettings(ctx)
  const mayChange = can(ctx.actor, 'round.allocate', { state: round.state }).may
  const shown = (one: SampledCaseFound) =>
    caseShown(ctx, one, { settings, changeIn: mayChange ? round.reference : null })
  return {
    reference: round.reference,
    title: round.title,
    caption: `${monthAndYear(round.month)} · ${auditTypeLabel(round.auditType)}`,
    state: roundStateWords[round.state],
    next: nextStep(ctx, round, cases),
    report: reportLink(ctx, round),
    progress: cases.length === 0 ? null : progress(cases.map(one => one.progress)),
    facts: params({ rows: factsOf(round).map(([key, value]) => ({ key: { text: key }, value: { text: value } })) }),
    draw: draw && { ...drawShown(draw), href: paths.draw(round.reference) },
    cases: cases.map(shown),
    reserves: sampled.filter(one => one.reserve).map(shown),
    takenOut: (await casesTakenOut(ctx, round.roundId)).map(takenOutShown),
    back: paths.rounds,
  }
}

interface NextStep {
  readonly sentence: string
  readonly primary: Button | null
  readonly secondary: Button | null
}
interface Button {
  readonly text: string
  readonly href: string
}

/** What the next steps are told from. */
interface Standing {
  readonly ctx: Context
  readonly round: RoundFound
  readonly drawn: number
  /** Cases without an auditor. */
  readonly waiting: number
  readonly unfinished: number
}

const permissionOf = { draw: 'round.draw', allocate: 'round.allocate', close: 'round.close' } as const
const pathOf = { draw: paths.sample, allocate: paths.allocations, close: paths.closure } as const

/** The button of a step, where the lifecycle has it now and the person may take it. */
function button({ ctx, round }: Standing, action: RoundAction): Button | null {
  const step = roundLifecycle[round.state][action]
  const allowed = can(ctx.actor, permissionOf[action], { state: round.state }).may
  return step && allowed ? { text: step.label, href: pathOf[action](round.reference) } : null
}

const nextSteps: Readonly<Record<RoundState, (standing: Standing) => NextStep>> = {
  opened: standing => ({
    sentence: `Draw the sample from the case list of ${longDate(standing.round.reportDate)}.`,
    primary: button(standing, 'draw'),
    secondary: null,
  }),
  drawn: standing => ({
    sentence: `${count(standing.drawn)} drawn. Allocate an auditor to each.`,
    primary: button(standing, 'allocate'),
    secondary: null,
  }),
  'under-way': standing => {
    const close = button(standing, 'close')
    const allocate = standing.waiting > 0 ? button(standing, 'allocate') : null
    const primary = allocate ?? (standing.unfinished === 0 ? close : null)
    return { sentence: underWaySentence(standing), primary, secondary: primary === close ? null : close }
  },
  closed: ({ ctx, round }) => ({ sentence: closedSentence(round), primary: reportLink(ctx, round), secondary: null }),
}

/** What the person can do next; for those who only read, what is awaited. */
function nextStep(ctx: Context, round: RoundFound, cases: readonly SampledCaseFound[]): NextStep {
  const waiting = cases.filter(one => one.auditorId === null).length
  const unfinished = cases.filter(one => !isFinished(one.progress, round.graded)).length
  return nextSteps[round.state]({ ctx, round, drawn: cases.length, waiting, unfinished })
}

const count = (cases: number): string => (cases === 1 ? '1 case is' : `${cases} cases are`)

function underWaySentence({ waiting, unfinished }: Standing): string {
  if (waiting > 0) return `${count(waiting)} still without an auditor.`
  return unfinished === 0
    ? 'Every audit has an agreed grade. The round can be closed.'
    : `${count(unfinished)} not finished yet.`
}

function closedSentence(round: RoundFound): string {
  const when = round.closedAt === null ? '' : ` by ${round.closedBy ?? 'someone'} on ${longMoment(round.closedAt)}`
  return `Closed${when}. ${round.closureNote ?? ''}`.trim()
}

function reportLink(ctx: Context, round: RoundFound): Button | null {
  if (round.state === 'opened' || !can(ctx.actor, 'round.report', { state: round.state }).may) return null
  return {
    text: round.state === 'closed' ? 'Read the report' : 'Read the report so far',
    href: paths.report(round.reference),
  }
}

const factsOf = (round: RoundFound): readonly (readonly [string, string])[] => [
  ['Reference', round.reference],
  ['Month', monthAndYear(round.month)],
  ['Case list', `Of ${longDate(round.reportDate)}`],
  ['Audit tool', `${round.toolName}, version ${round.toolVersion}`],
  ['Opened', `By ${round.openedBy} on ${longMoment(round.openedAt)}`],
]

const drawShown = (draw: DrawMade) => ({
  facts: params({
    rows: (
      [
        ['Drawn', `${draw.drawn} of the ${draw.frameSize} cases in the sampling frame`],
        ['How', `As ${draw.method}. ${draw.everyStratum}`],
        ['Seed', draw.seed],
        ['Frame’s fingerprint', draw.frameDigest],
        ['By', `${draw.drawnBy} on ${longMoment(draw.drawnAt)}`],
      ] as const
    ).map(([key, value]) => ({ key: { text: key }, value: { text: value, classes: 'govuk-!-text-break-word' } })),
  }),
  strata: draw.strata,
  exclusions: draw.exclusions,
})

const noAudit = { tag: null, label: 'No auditor' }

/** A tag for how far a case has come. */
export const progressWords = (one: CaseProgress) =>
  one === 'not-allocated' ? noAudit : { tag: auditStateTag(one), label: null }

/** The practitioner's name, or what the case list says where it matches nobody here. */
export function workerWords({
  practitioner,
  workerName,
}: Pick<SampledCaseFound, 'practitioner' | 'workerName'>): string {
  if (practitioner !== null) return practitioner
  return workerName === null ? 'Not known' : `${workerName} (not matched to staff)`
}

const takenOutShown = (one: CaseTakenOut) => ({
  caseReference: one.caseReference,
  stratum: one.stratum,
  reason: removalLabel(one.reason),
  words: one.words,
  replacedBy: one.replacedBy === null ? 'No reserve was left' : `${one.replacedBy} came in`,
  by: `${one.removedBy}, ${longDate(dayOf(one.removedAt))}`,
})

interface CaseSettings {
  readonly settings: AuditingSettings
  /** The round's reference where the reader may change who has its cases. */
  readonly changeIn: string | null
}

/** When an audit under way is due, and whether its auditor accepted it; null where there is nothing to wait for. */
function waitingWords(ctx: Context, one: SampledCaseFound, settings: AuditingSettings): string | null {
  if (one.allocatedAt === null || (one.progress !== 'allocated' && one.progress !== 'in-progress')) return null
  const due = auditDueOn(dayOf(one.allocatedAt), settings)
  const accepted = one.accepted ? 'Accepted' : 'Not accepted yet'
  return `${accepted}. ${due < ctx.today ? 'Overdue since' : 'Due'} ${longDate(due)}`
}

function caseShown(ctx: Context, one: SampledCaseFound, { settings, changeIn }: CaseSettings) {
  return {
    waiting: waitingWords(ctx, one, settings),
    change: changeIn === null || isHandedIn(one) ? null : paths.case(changeIn, one.drawOrder),
    caseReference: one.caseReference,
    status: caseStatusLabel(one.caseStatus),
    locality: one.locality ?? 'Not known',
    team: one.team ?? 'Not known',
    stratum: one.stratum,
    addedBecause: one.addedBecause,
    worker: workerWords(one),
    auditor: one.auditor ?? 'Nobody yet',
    ...progressWords(one.progress),
    auditHref: one.auditReference !== null && mayReadAudit(ctx, one) ? paths.audit(one.auditReference) : null,
    auditReference: one.auditReference,
  }
}

function mayReadAudit(ctx: Context, one: SampledCaseFound): boolean {
  const { auditorId, practitionerId, teamId, localityId } = one
  return (
    one.progress !== 'not-allocated' &&
    can(ctx.actor, 'audit.read', {
      state: one.progress satisfies SubjectState,
      auditorId,
      practitionerId,
      teamId,
      localityId,
    }).may
  )
}
