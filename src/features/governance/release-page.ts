/** The page of a release: each passage to read and tick, the numbers too, then one button. */
import { errorSummary } from '#ui/form-params.ts'
import { can } from '#domain/access/can.ts'
import { passageTitle } from '#domain/governance/passages.ts'
import { balanceFault, unwritten } from '#domain/governance/report.ts'
import { governanceProblems } from '#domain/governance/problems.ts'
import type { Context } from '#platform/context.ts'
import { requireMay } from '#platform/http/problems.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import type { ReleaseForm } from './forms.ts'
import { paths } from './paths.ts'
import { reportFor, type ReportFound } from './queries.ts'
import { releaseReport } from './release-report.ts'

const field = (key: string): string => `read-${key}`

async function releasable(ctx: Context, reference: string): Promise<ReportFound> {
  const found = await reportFor(ctx, reference)
  requireMay(can(ctx.actor, 'scrutiny-report.release', { authorIds: found.authorIds }))
  if (found.report.released !== null) throw governanceProblems.released({ reference })
  return found
}

/** What there is to tick: every passage that has words, and the numbers. */
const toRead = ({ report }: ReportFound) => [
  ...report.passages
    .filter(({ words }) => words.trim() !== '')
    .map(({ key, version, words }) => ({
      key: key,
      value: String(version),
      title: passageTitle(key),
      words,
    })),
  { key: 'numbers', value: String(report.numbers.number), title: 'The numbers', words: '' },
]

function refusedBecause({ report }: ReportFound): string | null {
  const titles = unwritten(report.passages)
  if (titles.length > 0) return governanceProblems.unwritten({ titles: titles.join('; ') }).message
  return balanceFault(report.figures)
}

function show(found: ReportFound, ticked: ReleaseForm, errors: FieldErrors): Reply {
  const { reference, title } = found.report
  const view = {
    back: paths.report(reference),
    action: paths.release(reference),
    title,
    summary: errorSummary(errors),
    refused: refusedBecause(found),
    parts: toRead(found).map(({ key, value, title: name, words }) => ({
      title: name,
      words: words === '' ? null : words,
      report: key === 'numbers' ? paths.report(reference) : null,
      box: params({
        name: field(key),
        idPrefix: field(key),
        classes: 'govuk-checkboxes--small',
        items: [{ value, text: `I have read this: ${name.toLowerCase()}`, checked: ticked[field(key)] === value }],
        ...(errors[field(key)] === undefined ? {} : { errorMessage: { text: errors[field(key)] } }),
      }),
    })),
  }
  return page('governance/pages/release.njk', view, Object.keys(errors).length > 0 ? 422 : 200)
}

const referenceIn = ({ params: given }: RouteRequest): string => given['reference'] ?? ''

export const releasePage = async (ctx: Context, request: RouteRequest): Promise<Reply> =>
  show(await releasable(ctx, referenceIn(request)), {}, {})

export const releaseAgain = async (ctx: Context, request: RouteRequest, errors: FieldErrors): Promise<Reply> =>
  show(await releasable(ctx, referenceIn(request)), {}, errors)

const numberIn = (value: ReleaseForm[string] | undefined): number => (typeof value === 'string' ? Number(value) : 0)

export async function release(ctx: Context, request: RouteRequest<ReleaseForm>): Promise<Reply> {
  const reference = referenceIn(request)
  const found = await releasable(ctx, reference)
  const { body } = request
  const unread = toRead(found).filter(({ key }) => body[field(key)] === undefined)
  if (unread.length > 0 && refusedBecause(found) === null) {
    const errors = unread.map(({ key, title }) => [field(key), `Read “${title}” and say that you have`] as const)
    return show(found, body, Object.fromEntries(errors))
  }
  const versions = found.report.passages.map(({ key }) => [key, numberIn(body[field(key)])] as const)
  await releaseReport(ctx, reference, {
    numbers: numberIn(body[field('numbers')]),
    passages: Object.fromEntries(versions),
  })
  return seeOther(`${paths.report(reference)}?done=scrutiny-report-released`)
}
