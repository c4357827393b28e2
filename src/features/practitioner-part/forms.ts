/** The forms of the practitioner's part. They take any text: what fits is the domain's to say, so that all faults are told at once. */
import { z } from 'zod'
import type { ConversationGiven, ReflectionGiven } from '#domain/practitioner/part.ts'

/** Of a field sent twice, the last. */
const words = z
  .union([z.string(), z.array(z.string()).transform(all => all.at(-1) ?? '')])
  .default('')
  .transform(text => text.trim())

export const reflectionForm = z.object({
  proud: words,
  differently: words,
  inTheWay: words,
  childWouldSay: words,
  supportWanted: words,
  shown: words,
})
export type ReflectionForm = z.infer<typeof reflectionForm>

export const reflectionIn = ({ shown: _shown, ...given }: ReflectionForm): ReflectionGiven => given

export const replyForm = z.object({ stance: words, words })
export type ReplyForm = z.infer<typeof replyForm>

export const answerForm = z.object({ words })
export type AnswerForm = z.infer<typeof answerForm>

export const choiceForm = z.object({
  after: z.enum(['submission', 'moderation'], 'Choose when practitioners see the result'),
})
export type ChoiceForm = z.infer<typeof choiceForm>

export const conversationForm = z.object({
  manner: words,
  'heldOn-day': words,
  'heldOn-month': words,
  'heldOn-year': words,
  reason: words,
  worked: words,
  barriers: words,
  supportWanted: words,
})
export type ConversationForm = z.infer<typeof conversationForm>

const digits = (part: string, count: number): string => (part === '' ? '' : part.padStart(count, '0'))

/** The day as yyyy-mm-dd, or what was typed, joined, where it is none; '' where nothing was typed. */
export function conversationIn(form: ConversationForm): ConversationGiven {
  const { 'heldOn-day': day, 'heldOn-month': month, 'heldOn-year': year, ...given } = form
  const nothing = day === '' && month === '' && year === ''
  return { ...given, heldOn: nothing ? '' : `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` }
}
