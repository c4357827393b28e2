/** The forms on an action's page: one for each deed that this person may do now, with what they typed and what was wrong with it. */
import { typedText } from '#ui/form-params.ts'
import { can } from '#domain/access/can.ts'
import { changes, deedNames, stepNow, type DeedName } from '#domain/actions/lifecycle.ts'
import type { ActionSettings } from '#domain/actions/settings.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { standingOf } from './do-deed.ts'
import type { Typed } from './forms.ts'
import { ownersToChoose } from './owners.ts'
import { paths } from './paths.ts'
import { subjectOf, type ActionFound } from './queries.ts'

export interface Told {
  readonly typed: Typed
  readonly errors: FieldErrors
}

interface Fields {
  readonly name: string
  readonly label: string
  readonly hint: string
}

/** What each deed asks in words. */
const wordsAsked: Readonly<Record<DeedName, Fields>> = {
  progress: { name: 'progress', label: 'How far has it come?', hint: 'Without names of children' },
  'say-done': {
    name: 'evidence',
    label: 'What was done, and where can that be seen?',
    hint: 'Somebody else will look there. Say what is different for the child, not only that it was done',
  },
  verify: {
    name: 'verified',
    label: 'What did you look at, and what did it show?',
    hint: 'Look yourself: at the record, or by asking. Without names of children',
  },
  'send-back': { name: 'sentBack', label: 'What is still to be done?', hint: 'Its owner reads this' },
  'check-loop': { name: 'loopWords', label: 'How do you know?', hint: 'What the child, the family or the record says' },
  give: { name: 'giveReason', label: 'Why?', hint: 'Both the owner before and the next one read this' },
  'move-due': {
    name: 'moveReason',
    label: 'Why is the day moved?',
    hint: 'The day before it is kept, with this reason',
  },
  'close-without': { name: 'without', label: 'Why is it not done?', hint: 'It is counted apart and not taken back' },
}

/** Those that are what the page is for stand open; the others are opened when they are wanted. */
const foremost: readonly DeedName[] = ['say-done', 'verify', 'check-loop']

const errorOf = (text: string | undefined) => (text === undefined ? {} : { errorMessage: { text } })

function textareaOf(deed: DeedName, { typed, errors }: Told) {
  const { name, label, hint } = wordsAsked[deed]
  return params({
    id: name,
    name,
    rows: 3,
    value: typedText(typed, name),
    label: { text: label, classes: 'govuk-label--s' },
    hint: { text: hint },
    ...errorOf(errors[name]),
  })
}

function dayOf({ typed, errors }: Told) {
  const items = ['day', 'month', 'year'].map(name => ({
    name,
    classes: `govuk-input--width-${name === 'year' ? 4 : 2}${errors['newDay'] === undefined ? '' : ' govuk-input--error'}`,
    value: typedText(typed, `newDay-${name}`),
  }))
  return params({
    id: 'newDay',
    namePrefix: 'newDay',
    items,
    fieldset: { legend: { text: 'New due day', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'For example, 14 5 2018' },
    ...errorOf(errors['newDay']),
  })
}

async function ownerOf(ctx: Context, action: ActionFound, { typed, errors }: Told) {
  const chosen = typedText(typed, 'owner')
  const items = (await ownersToChoose(ctx, action.holderId)).map(one => ({ ...one, selected: one.value === chosen }))
  return params({
    id: 'owner',
    name: 'owner',
    items,
    label: { text: 'Who owns it from now on?', classes: 'govuk-label--s' },
    ...errorOf(errors['owner']),
  })
}

const changedOf = ({ typed, errors }: Told) =>
  params({
    name: 'changed',
    idPrefix: 'changed',
    value: typedText(typed, 'changed'),
    items: changes.map(({ code, label }) => ({ value: code, text: label })),
    fieldset: { legend: { text: 'Did the child’s situation change?', classes: 'govuk-fieldset__legend--s' } },
    ...errorOf(errors['changed']),
  })

const fieldsOf: Partial<Readonly<Record<DeedName, readonly string[]>>> = {
  give: ['owner'],
  'move-due': ['newDay'],
  'check-loop': ['changed'],
}

export async function deedForms(
  ctx: Context,
  action: ActionFound,
  { told, settings }: { readonly told: Told; readonly settings: ActionSettings },
) {
  const standing = standingOf(action)
  const offered = deedNames.flatMap(deed => {
    const step = stepNow(standing, deed, settings.loopWeeks, ctx.today)
    return step !== null && can(ctx.actor, step.permission, subjectOf(action)).may ? [{ deed, step }] : []
  })
  return Promise.all(
    offered.map(async ({ deed, step }) => ({
      label: step.label,
      href: paths.deed(action.reference, deed),
      open: foremost.includes(deed),
      hasErrors: [wordsAsked[deed].name, ...(fieldsOf[deed] ?? [])].some(name => told.errors[name] !== undefined),
      seen: deed === 'verify' || deed === 'send-back' ? String(action.deeds) : null,
      words: textareaOf(deed, told),
      owner: deed === 'give' ? await ownerOf(ctx, action, told) : null,
      day: deed === 'move-due' ? dayOf(told) : null,
      changed: deed === 'check-loop' ? changedOf(told) : null,
    })),
  )
}
