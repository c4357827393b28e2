/**
 * The practitioners' part in the county's story, told through their own use-cases. Sam reflects on each audit of a case of his, and
 * replies; in October and November colleagues do too. One reply is answered, one waits, and support is asked for. Invented; about nobody.
 */
import { addDays, instant, type Instant, type LocalDate } from '#domain/calendar/dates.ts'
import type { ReflectionGiven } from '#domain/practitioner/part.ts'
import { answerPractitioner, keepReflection, openMyAudit, writeReply } from '#features/practitioner-part/door.ts'
import { cast } from './county.ts'
import { drawSample, roundByReference, type SampleWanted } from '#features/rounds/door.ts'
import type { StoryAudit, Teller } from './story.ts'

const nothing: ReflectionGiven = { proud: '', differently: '', inTheWay: '', childWouldSay: '', supportWanted: '' }

const sams: ReflectionGiven = {
  ...nothing,
  proud:
    'We met in the park each time, because that is where he talks. The plan uses his words for what should change.',
  differently: 'I would have asked the school to the first meeting, not the third.',
  inTheWay: 'Two court statements fell in the same fortnight, and the chronology waited.',
}
const colleagues: ReflectionGiven = {
  ...nothing,
  childWouldSay: 'That I come when I say I will. That the form with the faces was for little children.',
  supportWanted: 'An hour with someone who has written a life-story book before. I have not.',
}

const later = ['2018-10-01', '2018-11-01']
const at = (day: LocalDate, time: string): Instant => instant(`${day}T${time}Z`)

const samsOf = (audits: readonly StoryAudit[]): readonly StoryAudit[] =>
  audits.filter(audit => audit.practitioner === cast.sam)

class NotYet extends Error {}

/**
 * The last month's sample, in which a case of Sam's is audited, so that the demonstration can show what a practitioner is told: drawn
 * with the first of a row of seeds that brings one. Only a story may choose its seed by what comes of it.
 */
export async function drawWithCaseOfSam(
  tell: Teller,
  moment: Instant,
  round: string,
  wanted: SampleWanted,
): Promise<void> {
  for (let number = 1; number <= 60; number += 1) {
    const seed = number === 1 ? wanted.seed : `${wanted.seed}-${number}`
    try {
      await tell.deed(cast.dev, moment, async ctx => {
        await drawSample(ctx, round, { ...wanted, seed })
        const { roundId } = await roundByReference(ctx, round)
        const ofSam = await ctx.db
          .selectFrom('sampledCase')
          .innerJoin('staffMember as holder', 'holder.staffId', 'sampledCase.practitionerId')
          .select('sampledCaseId')
          .where('roundId', '=', roundId)
          .where('reserve', '=', false)
          .where('holder.email', '=', cast.sam.email)
          .execute()
        if (ofSam.length === 0) throw new NotYet()
      })
      return
    } catch (error) {
      if (!(error instanceof NotYet)) throw error
    }
  }
  throw new Error('No seed brought a case of Sam’s into the last round')
}

/** The day after the month begins, before any of its audits is submitted. In the last month Sam has not written yet. */
export async function practitionersReflect(
  tell: Teller,
  first: LocalDate,
  audits: readonly StoryAudit[],
): Promise<void> {
  const colleague = audits.find(audit => audit.practitioner !== null && audit.practitioner !== cast.sam)
  const reflecting = [
    ...(first === '2018-11-01' ? [] : samsOf(audits)),
    ...(later.includes(first) && colleague ? [colleague] : []),
  ]
  for (const { reference, practitioner } of reflecting) {
    if (practitioner === null) continue
    const given = practitioner === cast.sam ? sams : colleagues
    await tell.deed(practitioner, at(addDays(first, 1), '15:20:00'), async ctx => {
      await openMyAudit(ctx, reference)
      await keepReflection(ctx, reference, given, '')
    })
  }
}

/** After the month's audits have been moderated: Sam replies, and so does a colleague in October, who is answered. */
export async function practitionersReply(tell: Teller, first: LocalDate, audits: readonly StoryAudit[]): Promise<void> {
  for (const { reference } of samsOf(audits))
    await tell.deed(cast.sam, at(addDays(first, 24), '09:10:00'), ctx =>
      writeReply(ctx, reference, {
        stance: 'partly-agree',
        words:
          'Fair about the chronology. The visits that could not be found are recorded under his brother’s case reference.',
      }),
    )
  const october = audits.find(audit => audit.practitioner !== null && audit.practitioner !== cast.sam)
  if (first === '2018-10-01' && october) await replyAndAnswer(tell, first, october)
}

async function replyAndAnswer(tell: Teller, first: LocalDate, audit: StoryAudit): Promise<void> {
  const { reference, practitioner, auditor } = audit
  if (practitioner === null) return
  await tell.deed(practitioner, at(addDays(first, 24), '11:00:00'), ctx =>
    writeReply(ctx, reference, {
      stance: 'disagree',
      words:
        'The review was held on time. It was recorded by the conference service and reached the record nine days later.',
    }),
  )
  const replyId = await tell.deed('system', at(addDays(first, 24), '11:00:01'), async ctx => {
    const row = await ctx.db
      .selectFrom('practitionerReply')
      .innerJoin('audit', 'audit.auditId', 'practitionerReply.auditId')
      .select('replyId')
      .where('audit.reference', '=', reference)
      .executeTakeFirstOrThrow()
    return row.replyId
  })
  await tell.deed(auditor, at(addDays(first, 25), '09:30:00'), ctx =>
    answerPractitioner(
      ctx,
      replyId,
      'Thank you, I did not know that. I have asked the conference service to record reviews within two days.',
    ),
  )
}
