/** View-model of one auditor: what is kept of them, conflicts and exemptions, with the forms that the reader may use. */
import { can } from '#domain/access/can.ts'
import { exemptionStateWords, monthsInWords, type ExemptionState } from '#domain/auditors/exemption.ts'
import { dayOf, longDate, type LocalDate } from '#domain/calendar/dates.ts'
import { caseStatuses, caseStatusLabel } from '#domain/cases/case-status.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText, type Typed } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { subjectOfExemption } from './exempt-auditor.ts'
import { paths } from './paths.ts'
import {
  auditingSettings,
  conflictsOf,
  exemptionsOf,
  peopleAndTeams,
  type AuditorFound,
  type ConflictFound,
  type ExemptionFound,
} from './queries.ts'

interface Told {
  readonly typed: Typed
  readonly errors: FieldErrors
}

export async function oneView(ctx: Context, found: AuditorFound, told: Told) {
  const subject = { auditorId: found.staffId }
  const mayDeclare = can(ctx.actor, 'auditor.declare', subject).may
  const { usualMonthlyCapacity } = await auditingSettings(ctx)
  const exemptions = await exemptionsOf(ctx, found.staffId)
  return {
    name: found.name,
    mine: ctx.actor.staffId === found.staffId,
    back: can(ctx.actor, 'auditor.set').may || can(ctx.actor, 'exemption.decide').may ? paths.auditors : null,
    summary: errorSummary(told.errors),
    facts: factsOf(found, usualMonthlyCapacity),
    profile: can(ctx.actor, 'auditor.set').may ? profileForm(found, told) : null,
    // What somebody is too near to is for them and the quality assurance lead.
    conflicts: mayDeclare ? (await conflictsOf(ctx, found.staffId)).map(one => conflictRow(found.staffId, one)) : null,
    declare: mayDeclare ? await declareForm(ctx, found.staffId, told) : null,
    exemptions: exemptions.map(one => exemptionRow(ctx, one, told)),
    ask: mayDeclare ? askForm(found.staffId, told) : null,
  }
}

const factsOf = (found: AuditorFound, usual: number | null) => {
  const limit = found.monthlyCapacity ?? usual
  return params({
    rows: (
      [
        ['Job title', found.jobTitle],
        ['Team', found.team ?? 'None'],
        [
          'Audits a month',
          limit === null ? 'No limit set' : `${limit}${found.monthlyCapacity === null ? ', as usual here' : ''}`,
        ],
        ['Trained in auditing', found.trainedOn === null ? 'Not recorded' : longDate(found.trainedOn)],
        [
          'Practised in',
          found.practisedIn === null ? 'Not said, so all count' : found.practisedIn.map(caseStatusLabel).join(', '),
        ],
      ] as const
    ).map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
  })
}

const dayItems = (typed: Typed, field: string, day: LocalDate | null, parts: readonly ('day' | 'month' | 'year')[]) => {
  const [year = '', month = '', date = ''] = day?.split('-') ?? []
  const kept = { day: String(Number(date) || ''), month: String(Number(month) || ''), year }
  return parts.map(name => ({
    id: name === parts[0] ? field : `${field}-${name}`,
    name: `${field}-${name}`,
    label: name === 'day' ? 'Day' : name === 'month' ? 'Month' : 'Year',
    classes: name === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2',
    value: typedText(typed, `${field}-${name}`, kept[name]),
  }))
}

function profileForm(found: AuditorFound, { typed, errors }: Told) {
  const chosen = 'monthlyCapacity' in typed ? [typed['practisedIn'] ?? []].flat() : (found.practisedIn ?? [])
  return {
    action: paths.profile(found.staffId),
    audits: params({
      id: 'monthlyCapacity',
      name: 'monthlyCapacity',
      value: typedText(typed, 'monthlyCapacity', found.monthlyCapacity === null ? '' : String(found.monthlyCapacity)),
      inputmode: 'numeric',
      classes: 'govuk-input--width-3',
      label: { text: 'Audits they can take in a month', classes: 'govuk-label--s' },
      hint: { text: 'Leave it empty for the usual number.' },
      ...errorOf(errors, 'monthlyCapacity'),
    }),
    trained: params({
      id: 'trainedOn-parts',
      fieldset: { legend: { text: 'Trained in auditing on', classes: 'govuk-fieldset__legend--s' } },
      items: dayItems(typed, 'trainedOn', found.trainedOn, ['day', 'month', 'year']),
      ...errorOf(errors, 'trainedOn'),
    }),
    practised: params({
      idPrefix: 'practisedIn',
      name: 'practisedIn',
      fieldset: { legend: { text: 'Practised in', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'Cases of another status go to them only where nobody else can audit. None chosen: all count.' },
      items: caseStatuses
        .filter(({ code }) => code !== 'closed')
        .map(({ code, label }) => ({ value: code, text: label, checked: chosen.includes(code) })),
    }),
  }
}

/** What it is about, in words: exactly one of the three is there. */
function aboutOf({ caseReference, practitioner, team }: ConflictFound): {
  readonly kind: string
  readonly about: string
} {
  if (caseReference !== null) return { kind: 'Case', about: caseReference }
  return practitioner === null ? { kind: 'Team', about: team ?? '' } : { kind: 'Practitioner', about: practitioner }
}

const conflictRow = (auditorId: string, one: ConflictFound) => ({
  ...aboutOf(one),
  because: one.because,
  declared: `${one.declaredBy}, ${longDate(dayOf(one.declaredAt))}`,
  ended:
    one.endedAt === null
      ? null
      : { on: `${one.endedBy ?? ''}, ${longDate(dayOf(one.endedAt))}`, because: one.endedBecause ?? '' },
  end: one.endedAt === null ? paths.conflictEnd(auditorId, one.conflictId) : null,
  id: one.conflictId,
})

async function declareForm(ctx: Context, auditorId: string, { typed, errors }: Told) {
  const { people, teams } = await peopleAndTeams(ctx)
  const items = (name: string, all: readonly { id: string; name: string }[], none: string) =>
    params([
      { value: '', text: none },
      ...all.map(one => ({ value: one.id, text: one.name, selected: typedText(typed, name) === one.id })),
    ])
  return {
    action: paths.conflicts(auditorId),
    caseReference: typedText(typed, 'conflictCase'),
    people: items(
      'conflictPractitioner',
      people.filter(one => one.id !== auditorId),
      'No practitioner',
    ),
    teams: items('conflictTeam', teams, 'No team'),
    because: typedText(typed, 'conflictBecause'),
    errors: {
      conflictCase: null,
      conflictPractitioner: null,
      conflictTeam: null,
      conflictBecause: null,
      endBecause: null,
      ...errors,
    },
  }
}

const stateOf = ({ approved }: ExemptionFound): ExemptionState =>
  approved === null ? 'asked' : approved ? 'approved' : 'refused'

function exemptionRow(ctx: Context, one: ExemptionFound, { typed, errors }: Told) {
  const { label, colour } = exemptionStateWords[stateOf(one)]
  const decides = one.approved === null && can(ctx.actor, 'exemption.decide', subjectOfExemption(one)).may
  return {
    months: monthsInWords(one),
    because: one.because,
    asked: `${one.askedBy}, ${longDate(dayOf(one.askedAt))}`,
    tag: params({ text: label, classes: `govuk-tag--${colour}` }),
    decided:
      one.decidedAt === null
        ? null
        : { by: `${one.decidedBy ?? ''}, ${longDate(dayOf(one.decidedAt))}`, because: one.decidedBecause ?? '' },
    decide: decides
      ? {
          action: paths.exemptionDecision(one.auditorId, one.exemptionId),
          approved: typedText(typed, 'approved'),
          because: typedText(typed, 'decidedBecause'),
          errors: { approved: errors['approved'] ?? null, decidedBecause: errors['decidedBecause'] ?? null },
        }
      : null,
  }
}

const askForm = (auditorId: string, { typed, errors }: Told) => ({
  action: paths.exemptions(auditorId),
  first: params({
    id: 'firstMonth-parts',
    fieldset: { legend: { text: 'First month', classes: 'govuk-fieldset__legend--s' } },
    items: dayItems(typed, 'firstMonth', null, ['month', 'year']),
    ...errorOf(errors, 'firstMonth'),
  }),
  last: params({
    id: 'lastMonth-parts',
    fieldset: { legend: { text: 'Last month', classes: 'govuk-fieldset__legend--s' } },
    items: dayItems(typed, 'lastMonth', null, ['month', 'year']),
    ...errorOf(errors, 'lastMonth'),
  }),
  because: typedText(typed, 'exemptBecause'),
  error: errors['exemptBecause'] ?? null,
})
