/** View-model of a version of a tool as its auditors meet it, with what came before it. */
import { canEver } from '#domain/access/can.ts'
import { askedOfInWords, kindWords } from '#domain/audit-tool/describe.ts'
import { estimatedMinutes, type Section } from '#domain/audit-tool/tool.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { grades } from '#domain/grades/grade.ts'
import type { Context } from '#platform/context.ts'
import { draftIfAny } from './drafts.ts'
import { paths } from './paths.ts'
import { publicationsOf, type PublicationFound, type ToolVersionFound } from './queries.ts'

const sectionView = (section: Section) => ({
  title: section.title,
  guidance: section.guidance,
  askedOf: askedOfInWords(section) || 'every case',
  questions: section.questions.map(question => ({
    text: question.text,
    askedOf: askedOfInWords(question),
    kind: kindWords[question.kind],
    indicators: question.indicators.join(', '),
  })),
  descriptors: section.descriptors
    ? grades.map(({ code, label }) => ({ label, text: section.descriptors?.[code] ?? '' }))
    : [],
})

const historyView = (key: string, one: PublicationFound, latest: number) => ({
  version: one.version,
  href: one.version === latest ? paths.tool(key) : paths.version(key, one.version),
  published: `${longDate(dayOf(one.publishedAt))}${one.publishedBy === null ? ', with the product' : `, ${one.publishedBy}`}`,
  reason: one.reason,
  comparison: one.version === 1 ? null : paths.comparison(key, one.version - 1, one.version),
})

export async function toolView(ctx: Context, tool: ToolVersionFound) {
  const { content, key } = tool
  const history = await publicationsOf(ctx, key)
  const latest = history[0]?.version ?? tool.version
  const designs = canEver(ctx.actor, 'tool.design')
  const draft = designs ? await draftIfAny(ctx, key) : null
  return {
    name: content.name,
    version: tool.version,
    purpose: content.purpose,
    lookbackMonths: content.lookbackMonths,
    judgementMonths: content.judgementMonths,
    minutes: estimatedMinutes(content.sections),
    questions: content.sections.reduce((count, section) => count + section.questions.length, 0),
    sections: content.sections.map(sectionView),
    indicators: content.indicators.map(({ number, name }) => ({ number, name })),
    earlier: tool.version === latest ? null : { latest, href: paths.tool(key) },
    history: history.map(one => historyView(key, one, latest)),
    files: { workbook: paths.versionFile(key, tool.version, 'xlsx'), json: paths.versionFile(key, tool.version, 'json') },
    draft: draft === null ? null : paths.draft(key),
    begin: designs && draft === null ? paths.draft(key) : null,
  }
}
