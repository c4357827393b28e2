/** View-models of reports to members: the list, one report with what may be done, the form of a new one, and of a passage. */
import { errorSummary, typedText } from '#ui/form-params.ts'
import { can, canEver } from '#domain/access/can.ts'
import { dayOf, longDate, longMoment } from '#domain/calendar/dates.ts'
import { passageHint, passages, passageTitle, type PassageKey } from '#domain/governance/passages.ts'
import { periodInWords, scrutinyDocument } from '#domain/governance/report-document.ts'
import { balanceFault, unwritten, usualPeriod } from '#domain/governance/report.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors, Format } from '#platform/http/route.ts'
import { renderPage } from '#outputs/page.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import type { Typed } from './forms.ts'
import { figuresStand } from './gather-facts.ts'
import { paths } from './paths.ts'
import { passagesOf, reportsListed, type PassageRow, type ReportFound } from './queries.ts'

export async function listView(ctx: Context) {
  const mayWrite = canEver(ctx.actor, 'scrutiny-report.write')
  const chooses = canEver(ctx.actor, 'hearing-preference.choose')
  const reports = await reportsListed(ctx)
  return {
    begin: mayWrite ? paths.begin : null,
    hearing: chooses ? paths.hearing : null,
    promises: canEver(ctx.actor, 'hearing-preference.read') ? paths.promises : null,
    reports: reports.map(report => ({
      title: report.title,
      href: paths.report(report.reference),
      reference: report.reference,
      period: periodInWords(report),
      author: report.begunBy,
      released: report.releasedAt === null ? null : longDate(dayOf(report.releasedAt)),
    })),
    empty: emptyState({
      title: 'No reports to members yet',
      sentence: chooses
        ? 'When a report has been released to members, it can be read here.'
        : 'A report tells scrutiny members what a year of audits has taught. Its numbers are gathered for you; its words are yours.',
      action: mayWrite ? { text: 'Begin a report', href: paths.begin } : null,
    }),
  }
}

const offered: readonly { readonly format: Format; readonly label: string }[] = [
  { format: 'document', label: 'Document (Word)' },
  { format: 'slides', label: 'Slide pack (PowerPoint)' },
  { format: 'csv', label: 'Tables (CSV)' },
  { format: 'json', label: 'For other programs (JSON)' },
]

/** What stands between a report and its release, in sentences for its author. */
const toDo = ({ report }: ReportFound): readonly string[] => {
  const titles = unwritten(report.passages)
  const balance = balanceFault(report.figures)
  return [...titles.map(title => `Write “${title}”.`), ...(balance === null ? [] : [balance])]
}

const writing = (ctx: Context, found: ReportFound) => {
  const { reference, numbers, passages: written } = found.report
  if (found.report.released !== null || !canEver(ctx.actor, 'scrutiny-report.write')) return null
  return {
    gathered: longMoment(numbers.gatheredAt),
    numbers: paths.numbers(reference),
    toDo: toDo(found),
    passages: passages.map(({ key, title, needed }) => ({
      title,
      href: paths.passage(reference, key),
      state: stateOf(written.find(passage => passage.key === key)?.words ?? '', needed),
    })),
  }
}

function stateOf(words: string, needed: boolean): string {
  if (words.trim() !== '') return 'Written'
  return needed ? 'Not written yet' : 'Empty; may stay so'
}

export async function reportView(ctx: Context, found: ReportFound) {
  const { report, authorIds } = found
  const { title, subtitle, marking, blocks } = scrutinyDocument(report)
  const mayRelease = can(ctx.actor, 'scrutiny-report.release', { authorIds }).may
  return {
    title,
    subtitle,
    marking,
    back: paths.reports,
    inWriting: report.released === null,
    newer: !(await figuresStand(ctx, report, report.figures)),
    writing: writing(ctx, found),
    release: mayRelease && report.released === null ? paths.release(report.reference) : null,
    formats: offered.map(({ format, label }) => ({ label, href: paths.report(report.reference, format) })),
    body: renderPage({ title, subtitle, marking, blocks }),
  }
}

export function beginView(ctx: Context, typed: Typed | null, errors: FieldErrors) {
  const usual = usualPeriod(ctx.today)
  const values = typed ?? {
    title: `Learning from audit ${usual.from.slice(0, 4)} to ${usual.to.slice(0, 4)}`,
    ...usual,
  }
  return {
    back: paths.reports,
    action: paths.reports,
    summary: errorSummary(errors),
    title: typedText(values, 'title'),
    from: typedText(values, 'from'),
    to: typedText(values, 'to'),
    errors: { title: null, from: null, to: null, ...errors },
  }
}

interface Writing {
  readonly words: string | null
  /** The version it was written from, where it is not the newest: another fault must not hide that somebody else wrote. */
  readonly from: number | null
  readonly newer: PassageRow | null
  readonly errors: FieldErrors
}

const meanwhile = (newer: PassageRow | null): FieldErrors =>
  newer === null
    ? {}
    : {
        words: `${newer.writer} wrote in this passage after you opened it, so yours is not saved yet. Bring both together here, then save`,
      }

const versionShown = (row: PassageRow) => ({
  title: `Version ${row.version}: ${row.writer}, ${longMoment(row.writtenAt)}`,
  words: row.words === '' ? 'Left empty.' : row.words,
})

const latest = (versions: readonly PassageRow[]) => versions[0] ?? { words: '', version: 0 }

/** A passage to write, with its earlier versions; where somebody else wrote meanwhile, theirs stands beside what was typed. */
export async function passageView(ctx: Context, found: ReportFound, key: PassageKey, typed: Writing) {
  const { reference } = found.report
  const { newer } = typed
  const versions = (await passagesOf(ctx, found.reportId)).filter(row => row.passage === key)
  const errors = { ...meanwhile(newer), ...typed.errors }
  const { words, version } = latest(versions)
  return {
    back: paths.report(reference),
    action: paths.passage(reference, key),
    heading: passageTitle(key),
    hint: passageHint(key),
    summary: errorSummary(errors),
    error: errors['words'] ?? null,
    words: typed.words ?? words,
    from: typed.from ?? version,
    newer: newer && versionShown(newer),
    earlier: versions.filter(row => row.version !== newer?.version).map(versionShown),
  }
}
