/** Writing a practice case: over the graded sections of a published tool, with the file in one text and what the panel agreed of each. */
import { fileAsText, overallKey, type PracticeContent, type PracticePart } from '#domain/calibration/content.ts'
import { gradeCodes, gradeLabel } from '#domain/grades/grade.ts'
import { latestToolVersion, toolsListed } from '#features/audit-tools/door.ts'
import type { Context } from '#platform/context.ts'
import { httpProblems } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { errorOf, errorSummary, typedText } from '#ui/form-params.ts'
import { params } from '#ui/params.ts'
import { referenceIn } from './case-page.ts'
import { contentFaults, contentTyped, type AnyForm, type Typed } from './forms.ts'
import { rewritePracticeCase, writePracticeCase } from './keep-practice-case.ts'
import { paths } from './paths.ts'
import { practiceCase } from './queries.ts'

interface Frame {
  readonly tool: string
  readonly parts: readonly Pick<PracticePart, 'key' | 'title'>[]
}

/** The graded sections of the newest version of a tool, and the overall grade. */
async function frameOf(ctx: Context, toolKey: string): Promise<Frame> {
  const tool = await latestToolVersion(ctx, toolKey)
  const graded = tool?.content.sections.filter(section => section.graded) ?? []
  if (!tool || graded.length === 0) throw httpProblems.notFound({})
  return {
    tool: `${tool.name}, version ${tool.version}`,
    parts: [...graded.map(({ key, title }) => ({ key, title })), { key: overallKey, title: 'Overall grade' }],
  }
}

interface Told {
  readonly typed: Typed
  readonly errors: FieldErrors
  readonly action: string
  readonly back: string
  readonly from: number
  readonly toolKey: string
  readonly newer: string | null
}

const partShown = ({ key, title }: Frame['parts'][number], { typed, errors }: Told) => ({
  title,
  gold: params({
    ...{
      idPrefix: `gold-${key}`,
      name: `gold-${key}`,
      classes: 'govuk-radios--small',
      value: typedText(typed, `gold-${key}`),
    },
    fieldset: { legend: { text: `${title}: what the panel agreed`, classes: 'govuk-fieldset__legend--s' } },
    items: gradeCodes.map(code => ({ value: code, text: gradeLabel(code) })),
    ...errorOf(errors, `gold-${key}`),
  }),
  why: params({
    ...{ id: `why-${key}`, name: `why-${key}`, rows: 3, value: typedText(typed, `why-${key}`) },
    label: { text: `${title}: why` },
    ...errorOf(errors, `why-${key}`),
  }),
})

function show({ tool, parts }: Frame, told: Told): Reply {
  const { typed, errors, action, back, from, toolKey, newer } = told
  const view = {
    ...{ tool, action, back, from, toolKey, newer },
    summary: errorSummary(errors),
    title: params({
      ...{ id: 'title', name: 'title', value: typedText(typed, 'title') },
      label: { text: 'Title', classes: 'govuk-label--s' },
      ...errorOf(errors, 'title'),
    }),
    file: params({
      ...{ id: 'file', name: 'file', rows: 20, value: typedText(typed, 'file') },
      label: { text: 'The case file', classes: 'govuk-label--s' },
      hint: { text: 'Invented from beginning to end. A line that begins with # begins a section, such as “# Visits”' },
      ...errorOf(errors, 'file'),
    }),
    parts: parts.map(part => partShown(part, told)),
  }
  return page('calibration/pages/wording.njk', view, Object.keys(errors).length > 0 || newer !== null ? 422 : 200)
}

export async function freshPage(ctx: Context, { query }: RouteRequest): Promise<Reply> {
  const toolKey = query['tool']
  if (toolKey !== undefined) return show(await frameOf(ctx, toolKey), fresh(toolKey, {}, {}))
  const tools = (await toolsListed(ctx)).filter(({ latest }) => latest.content.sections.some(({ graded }) => graded))
  const view = {
    back: paths.home,
    action: paths.freshCase,
    tools: params({
      ...{ idPrefix: 'tool', name: 'tool' },
      fieldset: { legend: { text: 'Over the graded sections of which tool?', classes: 'govuk-fieldset__legend--m' } },
      items: tools.map(({ latest }, place) => ({ value: latest.key, text: latest.name, checked: place === 0 })),
    }),
  }
  return page('calibration/pages/choose-tool.njk', view)
}

const fresh = (toolKey: string, typed: Typed, errors: FieldErrors): Told => ({
  ...{ typed, errors, toolKey, action: paths.cases, back: paths.home, from: 0, newer: null },
})

export async function begin(ctx: Context, { body }: RouteRequest<AnyForm>): Promise<Reply> {
  const toolKey = typedText(body, 'tool')
  const frame = await frameOf(ctx, toolKey)
  const errors = contentFaults(frame.parts, body)
  if (Object.keys(errors).length > 0) return show(frame, fresh(toolKey, body, errors))
  const reference = await writePracticeCase(ctx, contentTyped(frame, body))
  return seeOther(`${paths.practice(reference)}?done=practice-case-written`)
}

const asTyped = ({ title, file, parts }: PracticeContent): Typed => ({
  title,
  file: fileAsText(file),
  ...Object.fromEntries(
    parts.flatMap(({ key, gold, why }) => [
      [`gold-${key}`, gold],
      [`why-${key}`, why],
    ]),
  ),
})

const changing = (reference: string, from: number): Omit<Told, 'typed' | 'errors'> => ({
  ...{ action: paths.wording(reference), back: paths.practice(reference), from, toolKey: '', newer: null },
})

export async function wordingPage(ctx: Context, request: RouteRequest): Promise<Reply> {
  const { reference, version, content } = await practiceCase(ctx, referenceIn(request))
  return show(content, { ...changing(reference, version), typed: asTyped(content), errors: {} })
}

export async function reword(ctx: Context, request: RouteRequest<AnyForm>): Promise<Reply> {
  const { body } = request
  const { reference, version, content } = await practiceCase(ctx, referenceIn(request))
  const from = Number(typedText(body, 'from')) || 0
  const errors = contentFaults(content.parts, body)
  if (Object.keys(errors).length > 0) return show(content, { ...changing(reference, from), typed: body, errors })
  const kept = await rewritePracticeCase(ctx, reference, { from, content: contentTyped(content, body) })
  if (kept) return seeOther(`${paths.practice(reference)}?done=practice-case-written`)
  const newer =
    'Somebody wrote a newer version after you opened this page. Nothing was saved yet: compare, then save yours.'
  return show(content, { ...changing(reference, version), typed: body, errors: {}, newer })
}
