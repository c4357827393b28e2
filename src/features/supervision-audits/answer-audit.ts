/** Saves answers, and shares the whole with the practitioner: then it is one document, with a digest, and cannot be changed. */
import { sql } from 'kysely'
import { can } from '#domain/access/can.ts'
import { answerFault, answerMissing, answerText, type Answer, type OnField } from '#domain/audit/answers.ts'
import { standingOf } from '#domain/audit-tool/standing.ts'
import type { Question, Section, ToolContent } from '#domain/audit-tool/tool.ts'
import { themes } from '#domain/findings/themes.ts'
import { supervisionProblems } from '#domain/supervision/problems.ts'
import type { Context } from '#platform/context.ts'
import { canonicalJson, sha256 } from '#platform/digest.ts'
import { requireMay } from '#platform/http/problems.ts'
import { toolVersion } from '../audit-tools/door.ts'
import { answersOf, subjectOf, supervisionById, type SupervisionFound } from './queries.ts'

export type Given = Readonly<Record<string, Answer>>
/** The themes are kept among the answers until it is shared; no question of a tool has a key with a colon. */
export const themesKey = 'supervision:themes'

export interface Shared {
  readonly format: 'supervision-audit/1'
  readonly sections: readonly {
    readonly title: string
    readonly questions: readonly { readonly text: string; readonly answer: string; readonly evidence: string }[]
  }[]
}

export interface Filled {
  readonly tool: ToolContent
  readonly sections: readonly Section[]
  readonly answers: ReadonlyMap<string, Answer & { number: number }>
}

/** What is asked now, with the answers that stand. Facts of the case are left open, so that nothing is left out for want of one. */
export async function filledOf(ctx: Context, found: SupervisionFound, given: Given = {}): Promise<Filled> {
  const version = await toolVersion(ctx, found.toolVersionId)
  if (!version) throw supervisionProblems.noTool({})
  const answers = await answersOf(ctx, found.supervisionId)
  const facts = { caseStatus: '', ageYears: null, placement: null, theme: null }
  const { sections } = standingOf(version.content, facts, new Map([...answers, ...Object.entries(given)]))
  return { tool: version.content, sections, answers }
}

const questionsOf = (sections: readonly Section[]): readonly Question[] => sections.flatMap(one => one.questions)

/** Found for the manager who may still answer it, and held until the end of the transaction. */
async function toAnswer(ctx: Context, id: string): Promise<SupervisionFound> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${id}, 0))`.execute(ctx.db)
  const found = await supervisionById(ctx, id)
  requireMay(can(ctx.actor, 'supervision-audit.answer', subjectOf(found)))
  if (found.sharedAt !== null) throw supervisionProblems.alreadyShared({})
  return found
}

/** Saves what changed; where anything does not fit, saves nothing and gives what is wrong. */
export async function saveAnswers(ctx: Context, id: string, given: Given): Promise<readonly OnField[]> {
  const found = await toAnswer(ctx, id)
  const { sections, answers } = await filledOf(ctx, found, given)
  const questions = questionsOf(sections)
  const faults = questions.flatMap(question => {
    const answer = given[question.key]
    return (answer ? answerFault(question, answer) : null) ?? []
  })
  if (faults.length > 0) return faults
  const rows = Object.entries(given)
    .filter(([key]) => key === themesKey || questions.some(question => question.key === key))
    .filter(([key, { value, evidence }]) => {
      const held = answers.get(key)
      return (held?.value ?? '') !== value || (held?.evidence ?? '') !== evidence
    })
    .map(([questionKey, answer]) => ({
      ...answer,
      questionKey,
      number: (answers.get(questionKey)?.number ?? 0) + 1,
      authorityId: ctx.authorityId,
      supervisionId: id,
      givenAt: ctx.now,
    }))
  if (rows.length === 0) return []
  await ctx.db.insertInto('supervisionAnswer').values(rows).execute()
  await ctx.announce({
    type: 'supervision-audit.answered',
    subject: `supervision-audit:${id}`,
    answers: rows.length,
  })
  return []
}

/** Gives what is still missing; where nothing is, it is shared for good. */
export async function shareAudit(ctx: Context, id: string): Promise<readonly OnField[]> {
  const found = await toAnswer(ctx, id)
  const { sections, answers } = await filledOf(ctx, found)
  const missing = questionsOf(sections).flatMap(question => answerMissing(question, answers.get(question.key)) ?? [])
  if (missing.length > 0) return missing
  const document: Shared = {
    format: 'supervision-audit/1',
    sections: sections.map(({ title, questions }) => ({
      title,
      questions: questions.map(question => ({
        text: question.text,
        answer: answerText(question, answers.get(question.key)?.value ?? ''),
        evidence: answers.get(question.key)?.evidence ?? '',
      })),
    })),
  }
  const text = canonicalJson(document)
  const digest = sha256(text)
  const whose = { authorityId: ctx.authorityId, supervisionId: id }
  await ctx.db
    .insertInto('supervisionAuditShared')
    .values({ ...whose, sharedAt: ctx.now, document: text, digest })
    .execute()
  const chosen = (answers.get(themesKey)?.value ?? '').split(',')
  const marked = themes.filter(({ code }) => chosen.includes(code)).map(({ code }) => ({ ...whose, theme: code }))
  if (marked.length > 0) await ctx.db.insertInto('supervisionTheme').values(marked).execute()
  await ctx.announce({ type: 'supervision-audit.shared', subject: `supervision-audit:${id}`, digest })
  return []
}
