/** Putting an example into words: from a proposed strength, from nothing, or anew; and passing a proposal over. */
import { typedText } from '#ui/form-params.ts'
import { can } from '#domain/access/can.ts'
import { caseReferencesIn } from '#domain/evidence-bank/example.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { exampleWithinReach, referenceIn } from './example-page.ts'
import type { WordingForm } from './forms.ts'
import { beginExample, passOver, rewordExample } from './keep-example.ts'
import { paths } from './paths.ts'
import { proposedStrength, type Proposed } from './queries.ts'
import { asTyped, wordingView, type Typed } from './views.ts'

interface Asked {
  readonly typed: Typed
  readonly errors: FieldErrors
}

const status = (errors: FieldErrors): number => (Object.keys(errors).length === 0 ? 200 : 422)

/** The strength named by id, with the read of its audit recorded; null where none is named. 404 where it is out of reach. */
async function strengthNamed(ctx: Context, id: string): Promise<Proposed | null> {
  if (id === '') return null
  const strength = /^[0-9a-f-]{36}$/.test(id) ? await proposedStrength(ctx, id) : null
  if (strength === null) throw httpProblems.notFound({})
  await ctx.announce({ type: 'good-practice.read', subject: `audit:${strength.audit}` })
  return strength
}

async function freshPage(ctx: Context, { typed, errors }: Asked): Promise<Reply> {
  const strength = await strengthNamed(ctx, typedText(typed, 'finding'))
  const view = wordingView({
    typed: { theme: strength?.theme ?? '', ...typed },
    errors,
    action: paths.fresh,
    back: paths.waiting,
    strength,
    mayPassOver: strength !== null && can(ctx.actor, 'evidence-bank.publish').may,
  })
  return page('evidence-bank/pages/wording.njk', view, status(errors))
}

export const fresh = (ctx: Context, { query }: RouteRequest): Promise<Reply> =>
  freshPage(ctx, { typed: { finding: query['finding'] ?? '' }, errors: {} })

export const freshAgain = (ctx: Context, { body }: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  freshPage(ctx, { typed: body, errors })

const written = ['title', 'whatWasDone', 'whyItHelped'] as const

/** A fault at each field that tells the case it comes from. */
function casesTold(form: WordingForm, caseReference: string | null): FieldErrors {
  if (caseReference === null) return {}
  return Object.fromEntries(
    written
      .filter(field => caseReferencesIn(form[field], [caseReference]).length > 0)
      .map(field => [field, `Take out the case reference ${caseReference}: everybody will read this`]),
  )
}

const wordsOf = ({ theme, title, whatWasDone, whyItHelped }: WordingForm) => ({
  ...{ theme, title, whatWasDone, whyItHelped },
})

export async function begin(ctx: Context, request: RouteRequest<WordingForm>): Promise<Reply> {
  const { body } = request
  const strength = await strengthNamed(ctx, body.finding)
  const errors = casesTold(body, strength?.caseReference ?? null)
  if (Object.keys(errors).length > 0) return freshPage(ctx, { typed: body, errors })
  const reference = await beginExample(ctx, strength?.findingId ?? null, wordsOf(body))
  return seeOther(`${paths.example(reference)}?done=example-worded`)
}

async function rewordPage(ctx: Context, request: RouteRequest, { typed, errors }: Asked): Promise<Reply> {
  const view = wordingView({
    typed,
    errors,
    action: paths.wording(referenceIn(request)),
    back: paths.example(referenceIn(request)),
    strength: null,
    mayPassOver: false,
  })
  return page('evidence-bank/pages/wording.njk', view, status(errors))
}

export async function reword(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { latest } = await exampleWithinReach(ctx, referenceIn(request))
  return rewordPage(ctx, request, { typed: asTyped(latest), errors: {} })
}

export const rewordAgain = (ctx: Context, request: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  rewordPage(ctx, request, { typed: request.body, errors })

export async function saveWording(ctx: Context, request: RouteRequest<WordingForm>): Promise<Reply> {
  const { body } = request
  const { source } = await exampleWithinReach(ctx, referenceIn(request))
  const errors = casesTold(body, source?.caseReference ?? null)
  if (Object.keys(errors).length > 0) return rewordPage(ctx, request, { typed: body, errors })
  await rewordExample(ctx, referenceIn(request), wordsOf(body))
  return seeOther(`${paths.example(referenceIn(request))}?done=example-worded`)
}

export async function passItOver(
  ctx: Context,
  { body }: RouteRequest<{ finding: string; passedReason: string }>,
): Promise<Reply> {
  await passOver(ctx, body.finding, body.passedReason)
  return seeOther(`${paths.waiting}?done=proposal-passed-over`)
}
