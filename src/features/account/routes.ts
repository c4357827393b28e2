/** The front door: sign in, home, sign out. */
import { z } from 'zod'
import type { Context } from '#platform/context.ts'
import { json, page, route, type FieldErrors, type Reply, type Route, type RouteRequest } from '#platform/http/route.ts'
import { endSession } from '#platform/sign-in/session.ts'
import { throttleWindowMinutes } from '#platform/sign-in/throttle.ts'
import { castOf } from './cast.ts'
import { homeView } from './home.ts'
import { accountProblems } from './problems.ts'
import { checkPassword, welcome } from './sign-in.ts'

const passwordForm = z.object({
  email: z.string().trim().min(1, 'Enter your e-mail address').max(320, 'Enter a shorter e-mail address'),
  password: z.string().min(1, 'Enter your password').max(1000, 'Enter a shorter password'),
  next: z.string().optional(),
})
type PasswordForm = z.infer<typeof passwordForm>

const castForm = z.object({ staffId: z.uuid('Choose someone from the list'), next: z.string().optional() })

/** Only a path of our own: never another site's address. */
const safeNext = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/'

const isDemonstration = async (ctx: Context): Promise<boolean> => {
  const authority = await ctx.db
    .selectFrom('authority')
    .select('demonstration')
    .where('authorityId', '=', ctx.authorityId)
    .executeTakeFirst()
  return authority?.demonstration === true
}

interface SignInPage {
  readonly errors: FieldErrors | null
  readonly email: string
  readonly next: string
}

async function signInPage(ctx: Context, { errors, email, next }: SignInPage): Promise<Reply> {
  const demonstration = await isDemonstration(ctx)
  const cast = demonstration ? await castOf(ctx) : []
  const view = {
    demonstration,
    cast,
    errors: errors && { form: null, email: null, password: null, ...errors },
    email,
    action: '/sign-in',
    next,
  }
  return page('account/pages/sign-in.njk', view, errors ? 422 : 200)
}

const begin = (secret: string, next: string | undefined): Reply => ({
  kind: 'see-other',
  to: safeNext(next),
  session: { begin: secret },
})

async function signInWithPassword(ctx: Context, { body, address }: RouteRequest<PasswordForm>): Promise<Reply> {
  const outcome = await checkPassword(ctx, { account: body.email, address }, body.password)
  if (outcome.kind === 'signed-in') return begin(await welcome(ctx, outcome.staffId, 'password'), body.next)
  const form =
    outcome.kind === 'wait'
      ? `There have been too many tries. Wait ${throttleWindowMinutes} minutes, then try again.`
      : 'The e-mail address and password do not match an account here. Check both and try again.'
  return signInPage(ctx, { errors: { email: form }, email: body.email, next: safeNext(body.next) })
}

async function signInAsCast(ctx: Context, { body }: RouteRequest<z.infer<typeof castForm>>): Promise<Reply> {
  if (!(await isDemonstration(ctx))) throw accountProblems.notDemonstration({})
  const member = (await castOf(ctx)).find(one => one.staffId === body.staffId)
  if (!member) return signInPage(ctx, { errors: { form: 'Choose someone from the list' }, email: '', next: '/' })
  return begin(await welcome(ctx, member.staffId, 'demonstration'), body.next)
}

async function signOut(ctx: Context, { sessionSecret }: RouteRequest): Promise<Reply> {
  if (sessionSecret !== null) await endSession(ctx, sessionSecret)
  await ctx.announce({ type: 'account.signed-out', subject: `staff:${ctx.actor.staffId ?? ''}` })
  return { kind: 'see-other', to: '/sign-in?done=signed-out', session: { end: true } }
}

const again = (
  ctx: Context,
  request: RouteRequest<Readonly<Record<string, unknown>>>,
  errors: FieldErrors,
): Promise<Reply> =>
  signInPage(ctx, { errors, email: typeof request.body['email'] === 'string' ? request.body['email'] : '', next: '/' })

export const accountRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/',
    permission: 'home.read',
    run: async ctx => page('account/pages/home.njk', await homeView(ctx)),
  }),
  route({
    method: 'GET',
    path: '/sign-in',
    permission: 'public',
    run: (ctx, request) => signInPage(ctx, { errors: null, email: '', next: safeNext(request.query['next']) }),
  }),
  route({
    method: 'POST',
    path: '/sign-in',
    permission: 'public',
    body: passwordForm,
    announces: ['account.signed-in'],
    run: signInWithPassword,
    again,
  }),
  route({
    method: 'POST',
    path: '/sign-in/cast',
    permission: 'public',
    body: castForm,
    announces: ['account.signed-in'],
    run: signInAsCast,
    again,
  }),
  route({
    method: 'POST',
    path: '/sign-out',
    permission: 'account.sign-out',
    announces: ['account.signed-out'],
    run: signOut,
  }),
  route({
    method: 'GET',
    path: '/accessibility',
    permission: 'public',
    run: () => Promise.resolve(page('pages/accessibility.njk', {})),
  }),
  route({
    method: 'GET',
    path: '/health',
    permission: 'public',
    run: async ctx =>
      json({
        ok: true,
        database: (await ctx.db.selectFrom('installation').select('authorityId').execute()).length > 0,
      }),
  }),
]
