/**
 * The practitioner's part of an audit: what a reflection asks, what a reply says, until when, and where things stand in words. Being
 * told and taking part is praised by inspectors, and leaving practitioners out is criticised (domain notes, 2.8 and 6).
 */
import { lengthFault } from '../audit/answers.ts'
import type { AuditState } from '../audit/lifecycle.ts'
import type { ToolContent } from '../audit-tool/tool.ts'
import { addDays, isLocalDate, longDate, type LocalDate } from '../calendar/dates.ts'

/** What a reflection may say, each part as it wishes; at least one is filled. Keys are columns of the table `reflection`. */
export const reflectionParts = [
  { key: 'proud', label: 'What I am proud of in this work', hint: 'What went well, and what you did that helped.' },
  { key: 'differently', label: 'What I would do differently', hint: 'With what you know now.' },
  { key: 'inTheWay', label: 'What got in the way', hint: 'Time, other services, our own processes.' },
  {
    key: 'childWouldSay',
    label: 'What the child or family would say',
    hint: 'About the help they have had. Do not write names.',
  },
  {
    key: 'supportWanted',
    label: 'Support I want',
    hint: 'The quality assurance lead reads this and answers you.',
  },
] as const

export type ReflectionPart = (typeof reflectionParts)[number]['key']
export type ReflectionGiven = Readonly<Record<ReflectionPart, string>>

/** Messages by field; empty where the reflection can be kept. */
export function reflectionFaults(given: ReflectionGiven): Readonly<Record<string, string>> {
  const faults = reflectionParts.flatMap(({ key }) => {
    const text = lengthFault(given[key])
    return text === null ? [] : [[key, text] as const]
  })
  if (faults.length > 0) return Object.fromEntries(faults)
  const filled = reflectionParts.some(({ key }) => given[key].trim() !== '')
  return filled ? {} : { proud: 'Write in at least one of the five boxes' }
}

/** How a practitioner stands to the audit of their case. */
export const stances = [
  { code: 'agree', label: 'I agree' },
  { code: 'partly-agree', label: 'I partly agree' },
  { code: 'disagree', label: 'I disagree' },
] as const
export type Stance = (typeof stances)[number]['code']

export const isStance = (code: string): code is Stance => stances.some(stance => stance.code === code)
export const stanceLabel = (code: string): string => stances.find(stance => stance.code === code)?.label ?? code

/** Messages by field. Whoever agrees may say so without words. */
export function replyFaults(stance: string, words: string): Readonly<Record<string, string>> {
  const text = lengthFault(words)
  const wordless = stance !== 'agree' && words.trim() === ''
  return {
    ...(isStance(stance) ? {} : { stance: 'Choose whether you agree' }),
    ...(text === null ? {} : { words: text }),
    ...(isStance(stance) && wordless ? { words: 'Say what you see differently' } : {}),
  }
}

/** How an auditor talked with the practitioner. */
export const manners = [
  { code: 'face-to-face', label: 'Face to face' },
  { code: 'video', label: 'By video' },
  { code: 'telephone', label: 'By telephone' },
  { code: 'writing', label: 'In writing' },
  { code: 'did-not-take-place', label: 'It did not take place' },
] as const
export type Manner = (typeof manners)[number]['code']

export const isManner = (code: string): code is Manner => manners.some(manner => manner.code === code)
export const mannerLabel = (code: string): string => manners.find(manner => manner.code === code)?.label ?? code

/** A conversation as typed; `heldOn` is yyyy-mm-dd, or whatever was typed where that is no date. */
export interface ConversationGiven {
  readonly manner: string
  readonly heldOn: string
  readonly reason: string
  readonly worked: string
  readonly barriers: string
  readonly supportWanted: string
}

/** Messages by field. A conversation has a day that has come; one that did not take place has a reason. */
export function conversationFaults(given: ConversationGiven, today: LocalDate): Readonly<Record<string, string>> {
  const { manner, heldOn, ...texts } = given
  const long = Object.entries(texts).flatMap(([field, text]) => {
    const fault = lengthFault(text)
    return fault === null ? [] : [[field, fault] as const]
  })
  if (!isManner(manner)) return { manner: 'Choose how you talked', ...Object.fromEntries(long) }
  const own =
    manner === 'did-not-take-place'
      ? { reason: texts.reason.trim() === '' ? 'Say why the conversation did not take place' : null }
      : { heldOn: dayFault(heldOn, today) }
  const missing = Object.entries(own).flatMap(([field, fault]) => (fault === null ? [] : [[field, fault] as const]))
  return { ...Object.fromEntries(missing), ...Object.fromEntries(long) }
}

function dayFault(day: string, today: LocalDate): string | null {
  if (!isLocalDate(day)) return 'Enter the date of the conversation, such as 14 5 2018'
  return day > today ? 'The date must be today or in the past' : null
}

/** A question that asks what the practitioner said: such a tool asks about the conversation itself, and nothing else asks it again. */
export const asksPractitioner = (section: ToolContent['sections'][number]): boolean =>
  section.questions.some(question => question.key.split('-').includes('practitioner'))

/** Fifteen working days, counted as three weeks: the field's own default for completing an audit (domain notes, 3.4). */
const daysToReflect = 21

/** The day by which a reflection is asked for; it is still taken after it, until the audit is submitted. */
export const reflectBefore = (allocatedOn: LocalDate): LocalDate => addDays(allocatedOn, daysToReflect)

/** "before 4 June 2018", or, once that day has come, until when in fact. */
export function untilWhen(allocatedOn: LocalDate, today: LocalDate): string {
  const day = reflectBefore(allocatedOn)
  return today < day ? `before ${longDate(day)}` : 'until the audit is submitted'
}

export interface Standing {
  readonly state: AuditState
  readonly seesResult: boolean
  readonly reflected: boolean
  readonly replied: boolean
}

const stateWords: Readonly<Record<AuditState, string>> = {
  allocated: 'The auditor has not begun',
  'in-progress': 'The auditor is working on it',
  submitted: 'Submitted, and waiting for a second look by a moderator',
  moderated: 'Finished: the grade has been agreed',
  closed: 'Finished, and the round has closed',
  'set-aside': 'Set aside: this audit is not done',
}

/** Where the audit stands, and what its practitioner can do now. */
export function standingWords({ state, seesResult, reflected, replied }: Standing): { where: string; now: string } {
  const where = stateWords[state]
  if (state === 'allocated' || state === 'in-progress')
    return { where, now: reflected ? 'You can add to or change your reflection' : 'You can add a reflection' }
  if (state === 'set-aside') return { where, now: 'There is nothing for you to do' }
  if (!seesResult) return { where, now: 'You can read it after moderation' }
  return { where, now: replied ? 'You have replied, and can read it again' : 'You can read it and reply' }
}
