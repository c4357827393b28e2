/** The page on which an action is opened that no audit asked for, with what makes an action one that can be seen to be done. */
import { errorSummary, typedText } from '#ui/form-params.ts'
import { actionKinds, forWhoms, sources } from '#domain/actions/kinds.ts'
import { severities, type ActionSettings } from '#domain/actions/settings.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { dayIsEmpty, dayTyped, type NewForm, type Typed } from './forms.ts'
import { mayOpenForService, openAction, teamsToOpenFor } from './open-action.ts'
import { ownersToChoose } from './owners.ts'
import { paths } from './paths.ts'
import { isWithinReach } from './queries.ts'
import { settingsNow } from './settings.ts'

interface Told {
  readonly typed: Typed
  readonly errors: FieldErrors
}

interface Asked {
  readonly name: string
  readonly label: string
  readonly hint?: string
}

const shared = ({ name, hint }: Asked, { typed, errors }: Told) => ({
  name,
  value: typedText(typed, name),
  ...(hint === undefined ? {} : { hint: { text: hint } }),
  ...(errors[name] === undefined ? {} : { errorMessage: { text: errors[name] } }),
})

const labelOf = ({ label }: Asked) => ({ label: { text: label, classes: 'govuk-label--s' } })

const textOf = (asked: Asked, told: Told) => params({ id: asked.name, ...shared(asked, told), ...labelOf(asked) })
const areaOf = (asked: Asked, told: Told) =>
  params({ id: asked.name, rows: 3, ...shared(asked, told), ...labelOf(asked) })

type Choices = readonly { readonly code: string; readonly label: string }[]

const radiosOf = (asked: Asked, choices: Choices, told: Told) =>
  params({
    idPrefix: asked.name,
    classes: 'govuk-radios--small',
    ...shared(asked, told),
    fieldset: { legend: { text: asked.label, classes: 'govuk-fieldset__legend--s' } },
    items: choices.map(({ code, label }) => ({ value: code, text: label })),
  })

const selectOf = (asked: Asked, items: readonly { readonly value: string; readonly text: string }[], told: Told) =>
  params({ id: asked.name, ...shared(asked, told), ...labelOf(asked), items })

function dayOf(told: Told, { highDays, mediumDays, lowDays }: ActionSettings) {
  const error = told.errors['due']
  return params({
    id: 'due',
    namePrefix: 'due',
    fieldset: { legend: { text: 'By when?', classes: 'govuk-fieldset__legend--s' } },
    hint: {
      text: `A day, not “ongoing”. Left empty, it has the usual time: ${highDays} days for high severity, ${mediumDays} for medium, ${lowDays} for low`,
    },
    items: ['day', 'month', 'year'].map(name => ({
      name,
      classes: `govuk-input--width-${name === 'year' ? 4 : 2}${error === undefined ? '' : ' govuk-input--error'}`,
      value: typedText(told.typed, `due-${name}`),
    })),
    ...(error === undefined ? {} : { errorMessage: { text: error } }),
  })
}

async function teamItems(ctx: Context) {
  const teams = (await teamsToOpenFor(ctx)).map(({ teamId, name }) => ({ value: teamId, text: name }))
  return [
    ...(mayOpenForService(ctx) ? [{ value: '', text: 'The whole service' }] : [{ value: '', text: 'Choose a team' }]),
    ...teams,
  ]
}

const choose = (words: string, choices: Choices) => [
  { value: '', text: words },
  ...choices.map(({ code, label }) => ({ value: code, text: label })),
]

async function show(ctx: Context, told: Told): Promise<Reply> {
  const settings = await settingsNow(ctx)
  const view = {
    back: paths.actions,
    action: paths.begin,
    summary: errorSummary(told.errors),
    source: radiosOf({ name: 'source', label: 'Where does it come from?' }, sources, told),
    sourceTitle: textOf({ name: 'sourceTitle', label: 'Which?', hint: 'Such as Improvement board of 4 June' }, told),
    text: areaOf(
      {
        name: 'text',
        label: 'What is to be done?',
        hint: 'One thing that one person can do. “Remind staff” and “ensure that” cannot be seen to be done. Without names of children',
      },
      told,
    ),
    why: areaOf({ name: 'why', label: 'Why? (optional)', hint: 'What was found, and where' }, told),
    kind: selectOf({ name: 'kind', label: 'What kind of action is it?' }, choose('Choose a kind', actionKinds), told),
    forWhom: selectOf({ name: 'forWhom', label: 'Whom is it for?' }, choose('Choose', forWhoms), told),
    team: selectOf({ name: 'team', label: 'Which team answers for it?' }, await teamItems(ctx), told),
    owner: selectOf(
      { name: 'owner', label: 'Who does it?', hint: 'One person by name, who knows of it' },
      await ownersToChoose(ctx, null),
      told,
    ),
    severity: radiosOf({ name: 'severity', label: 'How much depends on it?' }, severities, told),
    due: dayOf(told, settings),
    success: areaOf(
      {
        name: 'success',
        label: 'How will we see that it helped?',
        hint: 'What will be different for children, where it can be seen, and how much is enough',
      },
      told,
    ),
  }
  return page('actions/pages/new.njk', view, Object.keys(told.errors).length === 0 ? 200 : 422)
}

export const newPage = (ctx: Context): Promise<Reply> => show(ctx, { typed: {}, errors: {} })

export const newAgain = (ctx: Context, { body }: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  show(ctx, { typed: body, errors })

/** What only the records know is wrong is told beside its field, like the rest. */
async function faultsOf(ctx: Context, form: NewForm): Promise<FieldErrors> {
  const due = dayTyped(form, 'due')
  const teams = await teamsToOpenFor(ctx)
  const teamKnown = form.team === '' ? mayOpenForService(ctx) : teams.some(one => one.teamId === form.team)
  return {
    ...(teamKnown ? {} : { team: 'Choose a team that you answer for' }),
    ...(due !== null && due < ctx.today ? { due: 'The day it is due must be today or later' } : {}),
  }
}

export async function openNew(ctx: Context, { body }: RouteRequest<NewForm>): Promise<Reply> {
  const faults = await faultsOf(ctx, body)
  if (Object.keys(faults).length > 0) return show(ctx, { typed: body, errors: faults })
  const { source, sourceTitle, text, why, kind, severity, forWhom } = body
  const reference = await openAction(ctx, {
    ...{ source, sourceTitle, text, why, kind, severity, forWhom },
    teamId: body.team === '' ? null : body.team,
    ownerId: body.owner,
    dueOn: dayIsEmpty(body, 'due') ? null : dayTyped(body, 'due'),
    successMeasure: body.success,
  })
  const stays = await isWithinReach(ctx, reference)
  return seeOther(`${stays ? paths.action(reference) : paths.actions}?done=action-opened`)
}
