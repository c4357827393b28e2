/** The pages of the practitioner's part: the practitioner's own, and those of whoever reads and answers them. */
import { route, type Route } from '#platform/http/route.ts'
import { answerForm, choiceForm, conversationForm, reflectionForm, replyForm } from './forms.ts'
import { myAuditPage, myAuditsPage, reflect, reply } from './my-pages.ts'
import { answer, askPage, asksPage, choose, chooseAgain, conversationPage, converse, partPage } from './others-pages.ts'

const mine = [
  route({ method: 'GET', path: '/my-cases-audited', permission: 'audit.take-part', run: myAuditsPage }),
  route({
    method: 'GET',
    path: '/my-cases-audited/:reference',
    permission: 'audit.take-part',
    recordsRead: true,
    announces: ['practitioner.seen'],
    run: (ctx, request) => myAuditPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/my-cases-audited/:reference/reflection',
    permission: 'audit.reflect',
    body: reflectionForm,
    announces: ['reflection.kept', 'practitioner.seen'],
    run: reflect,
    again: (ctx, request) => myAuditPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/my-cases-audited/:reference/reply',
    permission: 'audit.reply',
    body: replyForm,
    announces: ['reply.written', 'practitioner.seen'],
    run: reply,
    again: (ctx, request) => myAuditPage(ctx, request),
  }),
]

const others = [
  route({
    method: 'GET',
    path: '/audits/:reference/reflection',
    permission: 'audit.read-reflection',
    recordsRead: true,
    announces: ['reflection.read'],
    run: partPage,
  }),
  route({
    method: 'GET',
    path: '/audits/:reference/conversation',
    permission: 'audit.record-conversation',
    run: (ctx, request) => conversationPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/audits/:reference/conversation',
    permission: 'audit.record-conversation',
    body: conversationForm,
    announces: ['conversation.recorded'],
    run: converse,
    again: (ctx, request) => conversationPage(ctx, request),
  }),
  route({ method: 'GET', path: '/practitioner-replies', permission: 'practitioner-replies.read', run: asksPage }),
  route({
    method: 'GET',
    path: '/practitioner-replies/:ask',
    permission: 'audit.answer-practitioner',
    recordsRead: true,
    announces: ['reply.read', 'reflection.read'],
    run: (ctx, request) => askPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/practitioner-replies/:ask',
    permission: 'audit.answer-practitioner',
    body: answerForm,
    announces: ['reply.answered', 'reply.read', 'reflection.read'],
    run: answer,
    again: (ctx, request) => askPage(ctx, request),
  }),
  route({
    method: 'POST',
    path: '/result-choice',
    permission: 'result-choice.make',
    body: choiceForm,
    announces: ['result-choice.made'],
    run: choose,
    again: chooseAgain,
  }),
]

export const practitionerPartRoutes: readonly Route[] = [...mine, ...others]
