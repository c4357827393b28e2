/** View-model of the practitioner's part as the auditor and everyone after them reads it. Reading somebody's reflection is recorded. */
import { can, type Subject } from '#domain/access/can.ts'
import { dayOf, longDate, longMoment, type Instant } from '#domain/calendar/dates.ts'
import { mannerLabel, reflectionParts, stanceLabel } from '#domain/practitioner/part.ts'
import type { Context } from '#platform/context.ts'
import { paths } from './paths.ts'
import {
  practitionersPartOf,
  type AnswerFound,
  type ConversationFound,
  type PractitionersPart,
  type ReflectionFound,
  type ReplyFound,
} from './queries.ts'

/** An audit that has been found within the reader's reach. */
export interface AuditRead extends Subject {
  readonly auditId: string
  readonly reference: string
  readonly practitionerId: string | null
}

const byAndWhen = (name: string, at: Instant): string => `${name}, ${longMoment(at)}`
const onDay = (at: Instant): string => longDate(dayOf(at))

/** "Told on 14 May 2018, seen on 15 May 2018." */
export function toldAndSeen({ practitioner, toldAt, seenAt }: PractitionersPart): string {
  if (practitioner === null)
    return 'The case list names no practitioner whom this product knows, so nobody was told. Speak to the team.'
  const told = toldAt === null ? 'It is not recorded that they were told' : `Told on ${onDay(toldAt)}`
  const seen = seenAt === null ? 'not yet seen' : `seen on ${onDay(seenAt)}`
  return `${practitioner} holds the case. ${told}, ${seen}.`
}

const answerView = (answer: AnswerFound | null | undefined) =>
  answer ? { words: answer.words, by: byAndWhen(answer.answeredBy, answer.answeredAt) } : null

export function reflectionView(reflection: ReflectionFound, part: PractitionersPart, mayAnswer: boolean) {
  const answer = answerView(part.supportAnswers.find(one => one.reflectionId === reflection.reflectionId))
  return {
    by: byAndWhen(reflection.keptBy, reflection.keptAt),
    parts: reflectionParts
      .map(({ key, label }) => ({ label, text: reflection[key] }))
      .filter(({ text }) => text !== ''),
    answer,
    answerHref:
      mayAnswer && answer === null && reflection.supportWanted !== '' ? paths.ask(reflection.reflectionId) : null,
  }
}

export const replyView = (reply: ReplyFound, mayAnswer: boolean) => ({
  stance: stanceLabel(reply.stance),
  words: reply.words,
  by: byAndWhen(reply.writtenBy, reply.writtenAt),
  answer: answerView(reply.answer),
  answerHref: mayAnswer && reply.answer === null ? paths.ask(reply.replyId) : null,
})

const conversationView = (talk: ConversationFound) => ({
  title: talk.heldOn === null ? mannerLabel(talk.manner) : `${mannerLabel(talk.manner)}, ${longDate(talk.heldOn)}`,
  by: `Recorded by ${byAndWhen(talk.recordedBy, talk.recordedAt)}`,
  parts: [
    { label: 'Why not', text: talk.reason },
    { label: 'What worked', text: talk.worked },
    { label: 'What got in the way', text: talk.barriers },
    { label: 'Support wanted', text: talk.supportWanted },
  ].filter(({ text }) => text !== ''),
})

export const conversationsView = (part: PractitionersPart) => part.conversations.map(conversationView)

export function partView(part: PractitionersPart, mayAnswer: boolean) {
  const [standing, ...earlier] = part.reflections.map((reflection, index) =>
    reflectionView(reflection, part, mayAnswer && index === 0),
  )
  return {
    told: toldAndSeen(part),
    reflection: standing ?? null,
    absent: part.submitted
      ? 'The practitioner did not add a reflection.'
      : 'The practitioner has not added a reflection yet.',
    earlier,
    conversations: conversationsView(part),
    replies: part.replies.map(reply => replyView(reply, mayAnswer)),
  }
}

/** What pages/part.njk shows of an audit. Reads of a reflection by anyone but its practitioner are announced. */
export async function partShown(ctx: Context, audit: AuditRead): Promise<ReturnType<typeof partView>> {
  const part = await practitionersPartOf(ctx, audit.auditId)
  if (part.reflections.length > 0 && ctx.actor.staffId !== audit.practitionerId)
    await ctx.announce({ type: 'reflection.read', subject: `audit:${audit.reference}` })
  return partView(part, can(ctx.actor, 'audit.answer-practitioner', audit).may)
}
