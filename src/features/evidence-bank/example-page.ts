/** One example: what is published, for everybody; and for those who look after the bank the wording that waits, decisions and uses. */
import { errorOf, errorSummary, typedText } from '#ui/form-params.ts'
import { can, canEver } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { exampleStateWords, useLabel, uses, type Use } from '#domain/evidence-bank/example.ts'
import { themeLabel } from '#domain/findings/themes.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import { noteUse, publishExample, withdrawExample } from './keep-example.ts'
import { paths } from './paths.ts'
import { exampleByReference, type ExampleFound, type Wording } from './queries.ts'
import type { Typed } from './views.ts'

export const referenceIn = ({ params: { reference = '' } }: RouteRequest): string => reference

/** What nobody may read yet does not exist for those who do not look after the bank. */
export async function exampleWithinReach(ctx: Context, reference: string): Promise<ExampleFound> {
  const found = await exampleByReference(ctx, reference)
  if (!found || (found.published === null && !canEver(ctx.actor, 'evidence-bank.word'))) throw httpProblems.notFound({})
  return found
}

const wordingShown = ({ number, theme, title, whatWasDone, whyItHelped, wordedBy, wordedAt }: Wording) => ({
  number,
  ...{ title, whatWasDone, whyItHelped },
  theme: themeLabel(theme),
  worded: `${wordedBy} on ${longDate(dayOf(wordedAt))}`,
})

const decisionShown = ({ decision, reason, decidedBy, decidedAt }: ExampleFound['decisions'][number]) => ({
  text: `${decision === 'published' ? 'Published' : 'Withdrawn'} by ${decidedBy} on ${longDate(dayOf(decidedAt))}`,
  reason,
})

/** What waits to be published, for whoever may publish it. */
function publicationShown(ctx: Context, { reference, state, latest }: ExampleFound, errors: FieldErrors) {
  const waits = state === 'draft' || state === 'reworded'
  if (!waits || !can(ctx.actor, 'evidence-bank.publish').may) return null
  return {
    action: paths.publication(reference),
    number: latest.number,
    recognised: params({
      idPrefix: 'recognised',
      name: 'recognised',
      items: [{ value: 'nobody', text: 'I have read it, and no child, family or colleague can be recognised from it' }],
      ...errorOf(errors, 'recognised'),
    }),
  }
}

function withdrawalShown(ctx: Context, { reference, published }: ExampleFound, typed: Typed, errors: FieldErrors) {
  if (published === null || !can(ctx.actor, 'evidence-bank.publish').may) return null
  return {
    action: paths.withdrawal(reference),
    reason: params({
      id: 'reason',
      name: 'reason',
      rows: 3,
      value: typedText(typed, 'reason'),
      label: { text: 'Why others should no longer read it', classes: 'govuk-label--s' },
      ...errorOf(errors, 'reason'),
    }),
  }
}

function useShown(ctx: Context, { reference, published }: ExampleFound, typed: Typed, errors: FieldErrors) {
  if (published === null || !can(ctx.actor, 'evidence-bank.use').may) return null
  return {
    action: paths.use(reference),
    usedFor: params({
      idPrefix: 'usedFor',
      name: 'usedFor',
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'What did you use it for?', classes: 'govuk-fieldset__legend--s' } },
      items: uses.map(({ code, label }) => ({
        value: code,
        text: label,
        checked: typedText(typed, 'usedFor') === code,
      })),
      ...errorOf(errors, 'usedFor'),
    }),
    words: params({
      id: 'useWords',
      name: 'useWords',
      rows: 2,
      value: typedText(typed, 'useWords'),
      label: { text: 'What came of it (optional)', classes: 'govuk-label--s' },
      ...errorOf(errors, 'useWords'),
    }),
  }
}

/** Who used it and what came of it is for colleagues: members of the council read the example. */
const usesShown = (ctx: Context, { uses: told }: ExampleFound) =>
  canEver(ctx.actor, 'evidence-bank.use')
    ? told.map(({ usedFor, words, usedBy, usedAt }) => ({
        text: `${useLabel(usedFor)}: ${usedBy}, ${longDate(dayOf(usedAt))}`,
        words,
      }))
    : []

/** For those who look after the bank alone: where it came from, what was decided, and a newer wording. */
const backstage = (found: ExampleFound) => ({
  state: exampleStateWords[found.state],
  waiting: found.published?.number === found.latest.number ? null : wordingShown(found.latest),
  source: found.source,
  decisions: found.decisions.map(decisionShown),
  reword: paths.wording(found.reference),
})

async function show(ctx: Context, request: RouteRequest, typed: Typed, errors: FieldErrors): Promise<Reply> {
  const found = await exampleWithinReach(ctx, referenceIn(request))
  const view = {
    back: paths.bank,
    reference: found.reference,
    title: (found.published ?? found.latest).title,
    summary: errorSummary(errors),
    published: found.published && wordingShown(found.published),
    share: found.published && canEver(ctx.actor, 'shared-learning.share') ? paths.share(found.reference) : null,
    backstage: canEver(ctx.actor, 'evidence-bank.word') ? backstage(found) : null,
    publication: publicationShown(ctx, found, errors),
    withdrawal: withdrawalShown(ctx, found, typed, errors),
    use: useShown(ctx, found, typed, errors),
    uses: usesShown(ctx, found),
  }
  return page('evidence-bank/pages/example.njk', view, Object.keys(errors).length === 0 ? 200 : 422)
}

export const examplePage = (ctx: Context, request: RouteRequest): Promise<Reply> => show(ctx, request, {}, {})

export const exampleAgain = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  show(ctx, request, request.body, errors)

export async function publish(ctx: Context, request: RouteRequest<{ wording: number }>): Promise<Reply> {
  await publishExample(ctx, referenceIn(request), request.body.wording)
  return seeOther(`${paths.example(referenceIn(request))}?done=example-published`)
}

export async function withdraw(ctx: Context, request: RouteRequest<{ reason: string }>): Promise<Reply> {
  await withdrawExample(ctx, referenceIn(request), request.body.reason)
  return seeOther(`${paths.example(referenceIn(request))}?done=example-withdrawn`)
}

export async function use(ctx: Context, request: RouteRequest<{ usedFor: Use; useWords: string }>): Promise<Reply> {
  await noteUse(ctx, referenceIn(request), request.body.usedFor, request.body.useWords)
  return seeOther(`${paths.example(referenceIn(request))}?done=example-used`)
}
