/**
 * A round's report in the order in which people present it (domain notes 5.2): headline; what we looked at; grades; answers;
 * progress; moderation; what is working; what we are worried about; actions; questions for your team; method. British plain
 * English, decided here once. No arrows, no computed judgement, no average grade.
 */
import { longDate, monthAndYear } from '../calendar/dates.ts'
import { cellText, isShown } from '../suppression/cell.ts'
import {
  countCell,
  documentTable,
  figureCell,
  groupSizes,
  stackedChart,
  tableDownwards,
  tableWithTotals,
  textCell,
  themeTable,
} from './document-tables.ts'
import { agreementWords, methodNote, teamQuestions } from './report-notes.ts'
import { reAuditBlocks } from './report-re-audits.ts'
import { weightedWords } from './weighted-share.ts'
import type { Block, BlockOf, DocumentTable, FindingLine, ReportDocument } from './report-document.ts'
import type { Figure, ReportTable } from './report-table.ts'
import type { RoundReport, ThemeLine } from './round-report.ts'

const heading = (text: string, level: 2 | 3 = 2): Block => ({ kind: 'heading', level, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const tableBlock = (table: DocumentTable, heat = false): Block => ({ kind: 'table', table, heat })
const some = (block: Block | null): readonly Block[] => (block ? [block] : [])

export function roundReportDocument(report: RoundReport): ReportDocument {
  const inside = report.suppression.profile === 'internal'
  const who = inside ? 'Inside the service: do not publish' : 'Small numbers protected'
  return {
    title: report.title,
    subtitle: `${monthAndYear(report.month)}. Round ${report.reference}`,
    marking: report.closedAt === null ? `So far: the round is not closed. ${who}` : who,
    blocks: [
      ...headline(report),
      ...lookedAt(report),
      ...gradeBlocks(report),
      ...answerBlocks(report),
      ...progressBlocks(report),
      ...moderationBlocks(report),
      ...reAuditBlocks(report),
      ...workingBlocks(report),
      ...worriedBlocks(report),
      ...actionBlocks(report),
      teamQuestions(report),
      methodNote(report),
    ].filter(block => block.kind !== 'table' || block.table.rows.length > 0),
  }
}

/** "14 of 20", or "c of 20". */
const outOf = ({ count, of }: Figure): string => `${cellText(count)} of ${cellText(of)}`

/** Says why there is no percentage, or gives it. */
function percentWords({ count, of, percent }: Figure): string {
  if (percent !== null) return `${percent}%`
  return isShown(count) && isShown(of) && of.shown < 10
    ? 'Too few for a percentage'
    : 'No percentage, to protect children'
}

function keyFigure(label: string, figure: Figure): BlockOf<'key-figure'> {
  return { kind: 'key-figure', label, value: outOf(figure), small: percentWords(figure), cell: figureCell(figure) }
}

function keyCount(label: string, cell: Figure['count'], small: string): BlockOf<'key-figure'> {
  return { kind: 'key-figure', label, value: cellText(cell), small, cell: countCell(cell) }
}

function headline(report: RoundReport): Block[] {
  const { goodOrBetter, interval, oneAuditIs, weighted } = report.headline
  const same = report.moderation.movement.rows[0]?.figures[0]
  const precise =
    interval === null || oneAuditIs === null
      ? []
      : [
          paragraph(
            `One audit is about ${oneAuditIs}% of this sample. If these audits are a fair sample, the share in all such cases is likely to lie ` +
              `between ${interval.lowerPercent}% and ${interval.upperPercent}% (95% interval). Small changes between rounds may be chance.`,
          ),
        ]
  return [
    heading('Headline'),
    keyFigure('Agreed grade good or better', goodOrBetter),
    ...(same ? [keyFigure('Auditor’s and agreed grade the same', same)] : []),
    keyCount('Audits moderated', report.counts.moderated, 'All figures on grades and answers are of these'),
    ...precise,
    ...(weighted === null ? [] : [paragraph(weightedWords(weighted))]),
  ]
}

function lookedAt(report: RoundReport): Block[] {
  const { counts, draw, tool } = report
  const method = draw
    ? `Cases were drawn from a sampling frame of ${cellText(draw.frameSize)} cases by ${draw.method}. The draw can be repeated with the seed ${draw.seed}.`
    : 'No sample has been drawn yet.'
  return [
    heading('What we looked at'),
    keyCount('Cases drawn', counts.drawn, 'From the sampling frame'),
    keyCount('Audits allocated', counts.allocated, 'To an auditor'),
    keyCount('Audits submitted', counts.submitted, 'By their auditor'),
    keyCount('Audits moderated', counts.moderated, 'With an agreed grade'),
    paragraph(`${method} Audits used the tool ${tool.name}, version ${tool.version}.`),
    tableBlock(groupSizes('Audits by locality', 'Locality', report.grades)),
    tableBlock(tableDownwards('Audits by status of the case', 'Status of the case', report.statuses)),
    ...drawTables(report),
  ]
}

function drawTables({ draw }: RoundReport): Block[] {
  if (draw === null) return []
  const strata = draw.strata.map(row => ({
    label: row.label,
    cells: [countCell({ shown: row.size }), countCell({ shown: row.drawn })],
  }))
  const exclusions = draw.exclusions.map(row => ({
    label: row.reason,
    cells: [countCell({ shown: row.cases })],
  }))
  return [
    ...(strata.length === 0
      ? []
      : [tableBlock(documentTable('How the sample was drawn', ['Group', 'Cases', 'Drawn'], strata))]),
    ...(exclusions.length === 0
      ? []
      : [tableBlock(documentTable('Cases left out of the frame', ['Reason', 'Cases'], exclusions))]),
    ...takenOutBlocks(draw.takenOut),
  ]
}

function takenOutBlocks(takenOut: NonNullable<RoundReport['draw']>['takenOut']): readonly Block[] {
  const items = takenOut.map(({ caseReference, reason, replacedBy }) =>
    replacedBy === null
      ? `${caseReference}: ${reason}. No reserve was left, so the sample is one smaller`
      : `${caseReference}: ${reason}. ${replacedBy} came in from the reserve`,
  )
  return items.length === 0 ? [] : [{ kind: 'list', title: 'Taken out of the sample after the draw', items }]
}

function gradeBlocks({ grades, sections }: RoundReport): Block[] {
  const overall: ReportTable = { columns: grades.columns, rows: grades.total ? [grades.total] : [], total: null }
  const byLocality = tableWithTotals('Agreed grades by locality', 'Locality', grades)
  return [
    heading('Grades'),
    paragraph('Each grade was given by a person and agreed at moderation. No grade is worked out from answers.'),
    tableBlock(tableDownwards('Agreed grades', 'Grade', overall)),
    ...some(stackedChart('Agreed grades by locality', grades, byLocality)),
    tableBlock(byLocality),
    tableBlock(tableWithTotals('Grades of each section, as the auditor gave them', 'Section', sections), true),
  ]
}

function answerBlocks({ compliance }: RoundReport): Block[] {
  if (compliance.rows.length === 0) return []
  return [
    heading('Was it done? Compliance'),
    paragraph(
      'These answers say whether something was done, not how well. They are told apart from quality. An answer not given is never counted as yes.',
    ),
    tableBlock(tableWithTotals('Compliance answers', 'Question', compliance)),
  ]
}

function progressBlocks({ progress }: RoundReport): Block[] {
  const behind = tableWithTotals('Children’s progress', 'Progress in', progress)
  return [
    heading('Is life better for the child?'),
    paragraph('What auditors saw of children’s progress in safety, well-being and permanence.'),
    ...some(stackedChart('Children’s progress', progress, behind)),
    tableBlock(behind),
  ]
}

function moderationBlocks({ moderation }: RoundReport): Block[] {
  const { kappa, matrix, movement } = moderation
  return [
    heading('Moderation'),
    paragraph('The agreed grade is the one reported. The auditor’s grade is kept beside it and never replaced.'),
    tableBlock(tableDownwards('Agreed grade compared with the auditor’s', 'At moderation', movement)),
    ...(kappa === null ? [] : [paragraph(agreementWords(kappa))]),
    ...(matrix === null
      ? []
      : [tableBlock(tableWithTotals('Auditor’s grade and agreed grade', 'Auditor’s grade', matrix))]),
  ]
}

const findingLines = (lines: readonly ThemeLine[]): FindingLine[] =>
  lines.map(line => ({ theme: line.theme, counted: `${outOf(line.audits)} audits`, examples: line.examples }))

function workingBlocks({ strengths }: RoundReport): Block[] {
  const title = 'What is working'
  if (strengths.length === 0) return [heading(title), paragraph('No strengths have been recorded in these audits.')]
  return [
    heading(title),
    { kind: 'strengths', title, lines: findingLines(strengths), table: themeTable('Strengths by theme', strengths) },
  ]
}

function worriedBlocks({ areasForImprovement: areas }: RoundReport): Block[] {
  const title = 'What we are worried about'
  if (areas.length === 0)
    return [heading(title), paragraph('No areas for improvement have been recorded in these audits.')]
  return [
    heading(title),
    {
      kind: 'areas-for-improvement',
      title,
      lines: findingLines(areas),
      table: themeTable('Areas for improvement by theme', areas),
    },
  ]
}

function actionBlocks({ actions, actionsByOwner, suppression }: RoundReport): Block[] {
  const title = 'Actions, and who will do them'
  if (actionsByOwner.length === 0) return [heading(title), paragraph('No actions have been recorded in these audits.')]
  const listed = documentTable(
    'Actions',
    ['Action', 'Who', 'By when', 'How we will know'],
    actions.map(action => ({
      label: action.text,
      cells: [textCell(action.ownerRole), textCell(longDate(action.dueOn)), textCell(action.successMeasure)],
    })),
  )
  const counted = documentTable(
    'Actions by who will do them',
    ['Who', 'Actions'],
    actionsByOwner.map(owner => ({ label: owner.ownerRole, cells: [countCell(owner.actions)] })),
  )
  return [heading(title), tableBlock(counted), ...(suppression.profile === 'internal' ? [tableBlock(listed)] : [])]
}
