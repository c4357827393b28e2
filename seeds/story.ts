/**
 * Twelve months of audit life in Wessenshire, told by the product's own use-cases with a clock that moves. In the spring, audits in
 * the North find chronologies that stop short; by October they have come up. Auditors grade a little kindly, and moderation says so.
 */
import { systemActor, type Actor } from '#domain/access/actor.ts'
import { gradeKey, type Answer } from '#domain/audit/answers.ts'
import { consistencyCodes } from '#domain/grades/consistency.ts'
import type { Question, Section } from '#domain/audit-tool/tool.ts'
import {
  addDays,
  addMonths,
  instant,
  localDate,
  monthAndYear,
  type Instant,
  type LocalDate,
} from '#domain/calendar/dates.ts'
import { acceptCaseImport, readCaseImportNow, storeCaseImport, storeMappedImport } from '#features/cases/door.ts'
import { latestToolVersion, publishShippedTools } from '#features/audit-tools/door.ts'
import {
  answerSection,
  auditStanding,
  auditByReference,
  explainConcerns,
  filledInFromRecord,
  gradeOverall,
  recordLearning,
  submitAudit,
  type LearningGiven,
} from '#features/audits/door.ts'
import { moderateAudit } from '#features/moderation/door.ts'
import { importPeople, setUpAuthority } from '#features/people/door.ts'
import { allocateAuditors, closeRound, drawSample, openRound, replyToAllocation } from '#features/rounds/door.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Building } from '#platform/database/transaction.ts'
import { seededRandom, type Random } from '#platform/random.ts'
import { actorFor } from '#platform/sign-in/session.ts'
import type { PersonRow } from '#features/people/door.ts'
import { extract } from './caseload.ts'
import { ownLists } from './own-lists.ts'
import { cast, countyName, people } from './county.ts'
import { tellOfLearning } from './learning.ts'
import { tellOfProgramme } from './programme.ts'
import { tellOfAuditors } from './auditors.ts'
import { tellOfActions } from './actions.ts'
import { tellOfCalibration } from './calibration.ts'
import { tellOfGovernance } from './governance.ts'
import { tellOfDissemination } from './dissemination.ts'
import { tellOfReAudits } from './re-audits.ts'
import { tellOfSafety } from './safety.ts'
import { drawWithCaseOfSam, practitionersReflect, practitionersReply } from './practitioners.ts'
import { askFamilies } from './families.ts'
import { evidence, findings, fiveQuestions, gradeFor, rationale, type Practice } from './words.ts'

export const countyAuthorityId = '0160156e-1000-7000-8000-000000000001'

const firstMonth = localDate('2017-12-01')
const months = 12
const sampleSize = 18
/** In the story's rounds a case rests for six months. */
const exclusionMonths = 6

export interface Teller {
  readonly building: Building
  readonly random: Random
  /** One deed, by one person, at one moment. */
  deed<Result>(who: PersonRow | 'system', at: Instant, work: (ctx: Context) => Promise<Result>): Promise<Result>
}

const at = (day: LocalDate, time: string): Instant => instant(`${day}T${time}Z`)

function teller(building: Building, seed: number): Teller {
  const random = seededRandom(seed)
  const system = systemActor(countyAuthorityId, 'The story')
  const actors = new Map<string, Actor>()
  async function actorOf(who: PersonRow, now: Instant): Promise<Actor> {
    const known = actors.get(who.email)
    if (known) return known
    const actor = await inTransaction(building, { actor: system, now, random, readOnly: true }, async ctx => {
      const { staffId } = await ctx.db
        .selectFrom('staffMember')
        .select('staffId')
        .where('email', '=', who.email)
        .executeTakeFirstOrThrow()
      return actorFor(ctx.db, countyAuthorityId, staffId)
    })
    if (!actor) throw new Error(`${who.name} is not in the county`)
    actors.set(who.email, actor)
    return actor
  }
  return {
    building,
    random,
    deed: async (who, now, work) =>
      inTransaction(building, { actor: who === 'system' ? system : await actorOf(who, now), now, random }, work),
  }
}

/**
 * Tells the whole story into an empty, migrated database. The same story always makes the same rows. `refreshStatistics` is called
 * twice a month: a year that passes in seconds outruns PostgreSQL's own housekeeping, and its plans would be those of empty tables.
 */
export async function tellStory(
  building: Building,
  say: (line: string) => void,
  refreshStatistics: () => Promise<void>,
): Promise<void> {
  const tell = teller(building, 20_171_201)
  await tell.deed('system', at(addDays(firstMonth, -7), '09:00:00'), async ctx => {
    await setUpAuthority(ctx, { name: countyName, demonstration: true })
    await importPeople(ctx, people)
    await publishShippedTools(ctx)
  })
  let importId = ''
  for (let month = 0; month < months; month += 1) {
    const first = addMonths(firstMonth, month)
    if (month % 3 === 0) importId = await bringInCases(tell, first)
    if (month === monthOfOwnLists) await bringInOwnLists(tell, first)
    const reference = await openMonth(tell, first, importId)
    await refreshStatistics()
    const audits = await auditsOf(tell, reference)
    if (month < months - 1) await finishMonth(tell, first, reference, audits)
    else {
      await leaveUnderWay(tell, first, audits)
      const mine = audits.filter(audit => audit.auditor === cast.ruth)
      const others = audits.filter(audit => audit.auditor !== cast.ruth)
      await askFamilies(tell.deed, first, [...mine.slice(0, 2), ...others.slice(0, 1)])
    }
    await refreshStatistics()
    say(`${monthAndYear(first)}: ${audits.length} audits`)
  }
  await tellOfSafety(teller(building, 20_181_009).deed)
  await tellOfLearning(teller(building, 20_181_114).deed)
  await tellOfReAudits(teller(building, 20_181_112).deed)
  await tellOfProgramme(teller(building, 20_180_403).deed)
  await tellOfActions(teller(building, 20_181_126).deed)
  await tellOfAuditors(teller(building, 20_181_203).deed)
  await tellOfCalibration(teller(building, 20_180_903).deed)
  await tellOfGovernance(teller(building, 20_181_113).deed)
  await tellOfDissemination(teller(building, 20_181_120).deed)
}

async function bringInCases(tell: Teller, day: LocalDate): Promise<string> {
  return tell.deed(cast.dev, at(day, '08:30:00'), async ctx => {
    const importId = await storeCaseImport(ctx, extract(day), day)
    await readCaseImportNow(ctx, importId)
    await acceptCaseImport(ctx, importId)
    return importId
  })
}

/** The quarter in which the county begins to bring in the lists that its teams keep themselves. */
const monthOfOwnLists = 9

async function bringInOwnLists(tell: Teller, day: LocalDate): Promise<void> {
  for (const [place, { file, mapping }] of ownLists(day).entries())
    await tell.deed(cast.dev, at(day, `08:4${place}:00`), async ctx => {
      const importId = await storeMappedImport(ctx, { files: [file], mapping }, day)
      await readCaseImportNow(ctx, importId)
      await acceptCaseImport(ctx, importId)
    })
}

async function openMonth(tell: Teller, first: LocalDate, importId: string): Promise<string> {
  const reference = await tell.deed(cast.dev, at(first, '09:10:00'), async ctx => {
    const tool = await latestToolVersion(ctx, 'monthly-case-audit')
    if (!tool) throw new Error('The monthly case audit is not published')
    const title = `Monthly case audits, ${monthAndYear(first)}`
    const opened = await openRound(ctx, {
      month: first,
      title,
      importId,
      toolVersionId: tool.toolVersionId,
      auditType: 'monthly-case',
    })
    return opened.reference
  })
  const drawn = { size: sampleSize, seed: `wessenshire-${first.slice(0, 7)}`, exclusionMonths }
  if (first === addMonths(firstMonth, months - 1))
    await drawWithCaseOfSam(tell, at(first, '09:20:00'), reference, drawn)
  else await tell.deed(cast.dev, at(first, '09:20:00'), ctx => drawSample(ctx, reference, drawn))
  await tell.deed(cast.dev, at(first, '09:40:00'), ctx => allocateAuditors(ctx, reference, 'as-proposed'))
  return reference
}

export interface StoryAudit {
  readonly reference: string
  readonly auditor: PersonRow
  /** Who holds the case, where the case list named somebody of the county. */
  readonly practitioner: PersonRow | null
  readonly locality: string | null
}

async function auditsOf(tell: Teller, round: string): Promise<readonly StoryAudit[]> {
  const rows = await tell.deed('system', at(firstMonth, '00:00:00'), ctx =>
    ctx.db
      .selectFrom('audit')
      .innerJoin('round', 'round.roundId', 'audit.roundId')
      .innerJoin('staffMember as auditor', 'auditor.staffId', 'audit.auditorId')
      .leftJoin('locality', 'locality.localityId', 'audit.localityId')
      .leftJoin('staffMember as holder', 'holder.staffId', 'audit.practitionerId')
      .select(['audit.reference', 'auditor.email', 'locality.name as locality', 'holder.email as holder'])
      .where('round.reference', '=', round)
      .orderBy('audit.reference')
      .execute(),
  )
  return rows.flatMap(row => {
    const auditor = people.find(person => person.email === row.email)
    const practitioner = people.find(person => person.email === row.holder) ?? null
    return auditor ? [{ reference: row.reference, auditor, practitioner, locality: row.locality }] : []
  })
}

async function finishMonth(
  tell: Teller,
  first: LocalDate,
  round: string,
  audits: readonly StoryAudit[],
): Promise<void> {
  await practitionersReflect(tell, first, audits)
  for (const [index, audit] of audits.entries()) {
    const day = addDays(first, 3 + (index % 15))
    await complete(tell, audit, first, at(day, '13:00:00'))
    await moderate(tell, audit, at(addDays(day, 4), '10:00:00'))
  }
  await practitionersReply(tell, first, audits)
  await tell.deed(cast.dev, at(addDays(first, 26), '16:00:00'), ctx => closeRound(ctx, round, null))
}

/** The last month is still under way: some handed in, some begun, some not begun, so that everyone finds something to do. */
async function leaveUnderWay(tell: Teller, first: LocalDate, audits: readonly StoryAudit[]): Promise<void> {
  await practitionersReflect(tell, first, audits)
  for (const [index, audit] of audits.entries()) {
    const day = addDays(first, 3 + (index % 5))
    const stays = audit.auditor === cast.ruth || audit.practitioner === cast.sam
    if (stays || index % 4 === 3) await begin(tell, audit, first, at(day, '13:00:00'))
    else if (index % 4 !== 2) await complete(tell, audit, first, at(day, '13:00:00'))
    if (index % 4 === 0 && !stays) await moderate(tell, audit, at(addDays(day, 3), '10:00:00'))
  }
}

const order: readonly Practice[] = ['weak', 'mixed', 'sound', 'strong']
const practiceAt = (level: number): Practice => order[Math.max(0, Math.min(3, Math.round(level)))] ?? 'mixed'

/** How strong practice is in a place and month: the county improves slowly, the North from further down. */
function levelOf(tell: Teller, audit: StoryAudit, first: LocalDate): number {
  const elapsed = (Number(first.slice(0, 4)) - 2017) * 12 + Number(first.slice(5, 7)) - 12
  const north = audit.locality === 'North' ? -0.6 + elapsed * 0.05 : 0
  return 1.25 + elapsed * 0.035 + north + (tell.random.next() - 0.5) * 2.2
}

/** Chronologies, case summaries and the rest of the record's basics: in the North they stop short until the summer. */
function sectionLevel(
  tell: Teller,
  section: Section,
  audit: StoryAudit,
  overall: { level: number; first: LocalDate },
): number {
  const basics = section.key === 'record' && audit.locality === 'North'
  const stopsShort = basics && overall.first < '2018-08-01' ? -1.1 : basics && overall.first >= '2018-10-01' ? 0.7 : 0
  return overall.level + stopsShort + (tell.random.next() - 0.5) * 1.4
}

const pick = <Item>(random: Random, items: readonly Item[]): Item => items[random.whole(items.length)] as Item

const yesPartlyNo: Readonly<Record<Practice, readonly string[]>> = {
  strong: ['yes'],
  sound: ['yes', 'yes', 'yes', 'yes', 'partly'],
  mixed: ['yes', 'partly', 'partly', 'no'],
  weak: ['no', 'no', 'partly', 'yes'],
}
const progress: Readonly<Record<Practice, readonly string[]>> = {
  strong: ['better'],
  sound: ['better', 'better', 'same'],
  mixed: ['same', 'same', 'better', 'unclear'],
  weak: ['worse', 'unclear', 'same'],
}

type AnswerMaker = (tell: Teller, question: Question, practice: Practice) => Answer

const written: AnswerMaker = ({ random }, question, practice) => ({
  value: pick(random, question.kind === 'outcome' ? fiveQuestions[practice] : evidence[practice]),
  evidence: '',
})
const sometimes = ({ random }: Teller, practice: Practice): string =>
  random.whole(2) === 0 ? pick(random, evidence[practice]) : ''

const makers: Readonly<Record<Question['answerKind'], AnswerMaker>> = {
  'yes-partly-no': (tell, _question, practice) => {
    const value = pick(tell.random, yesPartlyNo[practice])
    return { value, evidence: value === 'no' ? pick(tell.random, evidence[practice]) : sometimes(tell, practice) }
  },
  progress: (tell, _question, practice) => ({
    value: pick(tell.random, progress[practice]),
    evidence: sometimes(tell, practice),
  }),
  choice: ({ random }, question) => ({ value: pick(random, question.choices ?? []).code, evidence: '' }),
  date: () => ({ value: '2018-01-15', evidence: '' }),
  count: ({ random }) => ({ value: String(random.whole(6)), evidence: '' }),
  'short-text': written,
  'long-text': written,
  reflection: written,
  evidence: () => ({ value: 'Case note of 15 January 2018', evidence: '' }),
  grade: (tell, _question, practice) => ({
    value: gradeFor[practice],
    evidence: pick(tell.random, rationale[practice]),
  }),
  scale: ({ random }) => ({ value: String(random.whole(11)), evidence: '' }),
  choices: ({ random }, question) => ({ value: pick(random, question.choices ?? []).code, evidence: '' }),
}

const answerTo: AnswerMaker = (tell, question, practice) => makers[question.answerKind](tell, question, practice)

async function fillSections(
  tell: Teller,
  audit: StoryAudit,
  first: LocalDate,
  moment: { at: Instant; sections?: number },
): Promise<number> {
  const level = levelOf(tell, audit, first)
  await tell.deed(audit.auditor, moment.at, ctx => replyToAllocation(ctx, audit.reference, { accepted: true }))
  const { sections } = await tell.deed(audit.auditor, moment.at, ctx => auditStanding(ctx, audit.reference))
  for (const [index, section] of sections.slice(0, moment.sections).entries()) {
    const practice = practiceAt(sectionLevel(tell, section, audit, { level, first }))
    const answers = section.questions.map(question => [question.key, answerTo(tell, question, practice)] as const)
    const grade: readonly (readonly [string, Answer])[] = section.graded
      ? [[gradeKey(section.key), { value: gradeFor[practice], evidence: pick(tell.random, rationale[practice]) }]]
      : []
    await tell.deed(audit.auditor, instant(Date.parse(moment.at) + (index + 1) * 240_000), async ctx => {
      const record = await filledInFromRecord(ctx, await auditByReference(ctx, audit.reference), section)
      const filledIn = record.map(one => [one.question, { value: one.answer, evidence: one.evidence }] as const)
      await answerSection(ctx, audit.reference, section.key, {
        given: Object.fromEntries([...answers, ...grade, ...filledIn]),
      })
    })
  }
  return level
}

const begin = (tell: Teller, audit: StoryAudit, first: LocalDate, moment: Instant): Promise<number> =>
  fillSections(tell, audit, first, { at: moment, sections: 3 })

async function complete(tell: Teller, audit: StoryAudit, first: LocalDate, moment: Instant): Promise<void> {
  const level = await fillSections(tell, audit, first, { at: moment })
  const practice = practiceAt(level)
  // One auditor in five grades a step above what they saw.
  const graded = tell.random.whole(5) === 0 ? practiceAt(level + 1) : practice
  const later = (minutes: number): Instant => instant(Date.parse(moment) + (60 + minutes) * 60_000)
  await tell.deed(audit.auditor, later(1), ctx =>
    recordLearning(ctx, audit.reference, learningOf(tell, audit, practice, first)),
  )
  await tell.deed(audit.auditor, later(4), ctx =>
    gradeOverall(ctx, audit.reference, { value: gradeFor[graded], evidence: pick(tell.random, rationale[graded]) }),
  )
  const explanations = Object.fromEntries(
    [...consistencyCodes, 'unseen-and-good', 'no-plan-and-good'].map(code => [
      code,
      'The worker has already begun to put this right, and the child is safe meanwhile. I weighed the last two months most.',
    ]),
  )
  await tell.deed(audit.auditor, later(6), ctx => explainConcerns(ctx, audit.reference, explanations))
  await tell.deed(audit.auditor, later(7), ctx => submitAudit(ctx, audit.reference))
}

function learningOf(tell: Teller, audit: StoryAudit, practice: Practice, first: LocalDate): LearningGiven {
  const { random } = tell
  const chronology = audit.locality === 'North' && first < '2018-08-01' && random.whole(3) > 0
  const areaOf = chronology ? findings[0] : pick(random, findings)
  const strengths = [pick(random, findings), pick(random, findings)].slice(0, practice === 'weak' ? 1 : 2)
  const areas = practice === 'strong' || areaOf === undefined ? [] : [areaOf]
  return {
    strengths: [...new Set(strengths)]
      .filter(finding => !areas.includes(finding))
      .map((finding, index) => ({
        theme: finding.theme,
        text: finding.strength,
        proposed: practice === 'strong' && index === 0 ? 'yes' : '',
      })),
    areas: areas.map(finding => ({ theme: finding.theme, text: finding.area })),
    actions: areas.map(finding => ({
      text: finding.action,
      ownerRole: finding.ownerRole,
      successMeasure: finding.success,
      dueOn: addDays(first, practice === 'weak' ? 35 : 50),
    })),
  }
}

/** Grace agrees with most grades, and takes down those that the evidence does not bear. */
async function moderate(tell: Teller, audit: StoryAudit, moment: Instant): Promise<void> {
  await tell.deed(cast.grace, moment, async ctx => {
    const found = await ctx.db
      .selectFrom('submittedGrade')
      .innerJoin('audit', 'audit.auditId', 'submittedGrade.auditId')
      .select('submittedGrade.grade')
      .where('audit.reference', '=', audit.reference)
      .where('submittedGrade.grade', '!=', 'not-graded')
      .execute()
    const auditors = await ctx.db
      .selectFrom('gradeEntry')
      .innerJoin('audit', 'audit.auditId', 'gradeEntry.auditId')
      .select('gradeEntry.grade')
      .where('audit.reference', '=', audit.reference)
      .where('kind', '=', 'auditor')
      .executeTakeFirstOrThrow()
    const inadequate = found.filter(row => row.grade === 'inadequate').length
    const short = found.filter(row => row.grade === 'requires-improvement').length + inadequate
    if (
      (auditors.grade === 'good' && (inadequate > 0 || short > found.length / 2)) ||
      (auditors.grade === 'outstanding' && short > 1)
    ) {
      const grade = auditors.grade === 'good' ? 'requires-improvement' : 'good'
      return moderateAudit(ctx, audit.reference, {
        kind: 'change',
        grade,
        reason:
          'The sections that fell short weigh more than the summary allows: the child waited for decisions that others could have made.',
      })
    }
    return moderateAudit(ctx, audit.reference, {
      kind: 'agree',
      comment: tell.random.whole(3) === 0 ? 'Clear evidence for each section. Thank you.' : '',
    })
  })
}
