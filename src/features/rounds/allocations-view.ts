/** View-model of allocation: each waiting case with the auditors who may take it, the proposal chosen beforehand. */
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { concernsBetween, permittedFor, type AuditorAvailable, type CaseToAllocate } from '#domain/rounds/allocate.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { allocating, type Allocating } from './allocate-auditors.ts'
import { auditorField, shownErrors, typedText } from './forms.ts'
import { paths } from './paths.ts'
import { notYetPractised } from './practice-first.ts'
import type { RoundFound } from './queries.ts'
import { workerWords } from './round-view.ts'
import type { SampledCaseFound } from './sample-queries.ts'

interface Shown {
  /** What was chosen, where the page is shown again; null shows the proposal. */
  readonly typed: Readonly<Record<string, unknown>> | null
  readonly errors: FieldErrors | null
}

export async function allocationsView(ctx: Context, round: RoundFound, { typed, errors }: Shown) {
  const found = await allocating(ctx, round)
  const fields = found.waiting.map(one => auditorField(one.drawOrder))
  return {
    title: round.title,
    reference: round.reference,
    errors: shownErrors(fields, errors),
    cases: found.waiting.map(one => caseOffered(one, found, { typed, errors })),
    nobody: found.proposal.nobody,
    full: found.proposal.full,
    exempt: found.auditors.filter(one => one.exempt).map(one => one.name),
    auditors: '/auditors',
    notYet: await notYetPractised(ctx, found.auditors),
    shares: sharesOf(found),
    action: paths.allocations(round.reference),
    back: paths.round(round.reference),
  }
}

function caseOffered(
  one: SampledCaseFound & CaseToAllocate,
  { auditors, proposal }: Allocating,
  { typed, errors }: Shown,
) {
  const field = auditorField(one.drawOrder)
  const proposed = proposal.pairs.find(pair => pair.caseReference === one.caseReference)?.auditorId ?? ''
  const chosen = typed === null ? proposed : typedText(typed, field)
  return {
    field,
    caseReference: one.caseReference,
    status: caseStatusLabel(one.caseStatus),
    team: one.team ?? 'Team not known',
    locality: one.locality ?? 'Locality not known',
    worker: workerWords(one),
    addedBecause: one.addedBecause,
    error: errors?.[field] ?? null,
    options: permittedFor(one, auditors).map(auditor => ({
      value: auditor.staffId,
      text: nameWith(auditor, one),
      selected: auditor.staffId === chosen,
    })),
  }
}

/** "Ruth Adeyemi (same team, 6 of 6 already)". */
function nameWith(auditor: AuditorAvailable, one: CaseToAllocate): string {
  const { allocated, capacity } = auditor
  const full = capacity !== null && allocated >= capacity ? [`${allocated} of ${capacity} already`] : []
  const said = [...concernsBetween(auditor, one), ...full]
  return said.length === 0 ? auditor.name : `${auditor.name} (${said.join(', ')})`
}

/** How many cases each auditor would have this month with the proposal, so that its fairness can be seen. */
const sharesOf = ({ auditors, proposal }: Allocating) =>
  auditors
    .filter(auditor => !auditor.exempt)
    .map(auditor => ({
      name: auditor.name,
      cases: auditor.allocated + proposal.pairs.filter(pair => pair.auditorId === auditor.staffId).length,
      capacity: auditor.capacity === null ? 'No limit set' : String(auditor.capacity),
    }))
