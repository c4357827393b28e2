/** The pages of the evidence bank: what is published, what waits, an example with its wordings, and what is done about it. */
import { themes } from '#domain/findings/themes.ts'
import { page, route, type Route, type RouteRequest } from '#platform/http/route.ts'
import { exampleAgain, examplePage, publish, use, withdraw } from './example-page.ts'
import { passedOverForm, publicationForm, useForm, withdrawalForm, wordingForm } from './forms.ts'
import { paths } from './paths.ts'
import type { BankAsked } from './queries.ts'
import { bankView, waitingView } from './views.ts'
import { begin, fresh, freshAgain, passItOver, reword, rewordAgain, saveWording } from './wording-pages.ts'

const longestSearch = 200

const askedIn = ({ theme, words = '', before }: RouteRequest['query']): BankAsked => ({
  theme: themes.find(({ code }) => code === theme)?.code ?? null,
  words: words.trim().slice(0, longestSearch),
  before: before !== undefined && /^GP-\d{4}-\d{4,6}$/.test(before) ? before : null,
})

export const evidenceBankRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.bank,
    permission: 'evidence-bank.read',
    run: async (ctx, { query }) => page('evidence-bank/pages/bank.njk', await bankView(ctx, askedIn(query))),
  }),
  route({
    method: 'GET',
    path: paths.waiting,
    permission: 'evidence-bank.word',
    recordsRead: true,
    announces: ['good-practice.read'],
    run: async ctx => {
      const view = await waitingView(ctx)
      const audits = [...new Set(view.proposals.map(({ audit }) => audit))].sort()
      for (const audit of audits) await ctx.announce({ type: 'good-practice.read', subject: `audit:${audit}` })
      return page('evidence-bank/pages/waiting.njk', view)
    },
  }),
  route({
    method: 'GET',
    path: paths.fresh,
    permission: 'evidence-bank.word',
    recordsRead: true,
    announces: ['good-practice.read'],
    run: fresh,
  }),
  route({
    method: 'POST',
    path: paths.fresh,
    permission: 'evidence-bank.word',
    body: wordingForm,
    announces: ['evidence-bank.worded', 'good-practice.read'],
    run: begin,
    again: freshAgain,
  }),
  route({
    method: 'POST',
    path: paths.passedOver,
    permission: 'evidence-bank.publish',
    body: passedOverForm,
    announces: ['evidence-bank.passed-over', 'good-practice.read'],
    run: passItOver,
    again: freshAgain,
  }),
  route({ method: 'GET', path: '/evidence-bank/:reference', permission: 'evidence-bank.read', run: examplePage }),
  route({ method: 'GET', path: '/evidence-bank/:reference/wording', permission: 'evidence-bank.word', run: reword }),
  route({
    method: 'POST',
    path: '/evidence-bank/:reference/wording',
    permission: 'evidence-bank.word',
    body: wordingForm,
    announces: ['evidence-bank.worded'],
    run: saveWording,
    again: rewordAgain,
  }),
  route({
    method: 'POST',
    path: '/evidence-bank/:reference/publication',
    permission: 'evidence-bank.publish',
    body: publicationForm,
    announces: ['evidence-bank.published'],
    run: publish,
    again: exampleAgain,
  }),
  route({
    method: 'POST',
    path: '/evidence-bank/:reference/withdrawal',
    permission: 'evidence-bank.publish',
    body: withdrawalForm,
    announces: ['evidence-bank.withdrawn'],
    run: withdraw,
    again: exampleAgain,
  }),
  route({
    method: 'POST',
    path: '/evidence-bank/:reference/use',
    permission: 'evidence-bank.use',
    body: useForm,
    announces: ['evidence-bank.used'],
    run: use,
    again: exampleAgain,
  }),
]
