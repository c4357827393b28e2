/**
 * A report to scrutiny members as blocks, in the shape of the founding report: recommendation; introduction; activity; what others
 * said; what audit has told us; the outcomes framework; next year; approvals; and the appendices. Worded once for every format.
 */
import { dayOf, longDate, monthAndYear } from '../calendar/dates.ts'
import { countCell, documentTable, figureCell, tableWithTotals, textCell } from '../learning/document-tables.ts'
import type { Block, DocumentTable, ReportDocument } from '../learning/report-document.ts'
import { cellText } from '../suppression/cell.ts'
import type { ScrutinyFigures, ThemeCounted } from './figures.ts'
import { outcomeIndicators } from './indicators.ts'
import { passageTitle, type PassageKey } from './passages.ts'
import type { ScrutinyReport } from './report.ts'

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const tableBlock = (table: DocumentTable): Block => ({ kind: 'table', table, heat: false })

export const periodInWords = ({ firstMonth, lastMonth }: Pick<ScrutinyReport, 'firstMonth' | 'lastMonth'>): string =>
  `${monthAndYear(firstMonth)} to ${monthAndYear(lastMonth)}`

export function scrutinyDocument(report: ScrutinyReport): ReportDocument {
  const passage = passageBlocks(report)
  return {
    title: report.title,
    subtitle: `Report to members of the children’s scrutiny committee. ${periodInWords(report)}. ${report.reference}`,
    marking:
      report.released === null
        ? 'In writing: not released. Small numbers protected'
        : `Released on ${longDate(dayOf(report.released.at))}. Small numbers protected`,
    blocks: [
      ...passage('recommendation'),
      ...passage('purpose'),
      ...activity(report.figures),
      ...passage('external-view'),
      ...passage('learnt'),
      ...told(report.figures),
      heading('Positive outcomes framework'),
      paragraph('What good practice achieves for children is set out in twelve indicators: see appendix 3.'),
      ...passage('next-year'),
      ...passage('lines-of-enquiry'),
      ...approvals(report),
      ...appendices(report.figures),
      method(report),
    ],
  }
}

/** A passage that is not written is told so while the report is in writing, and left out once it is released. */
const passageBlocks =
  (report: ScrutinyReport) =>
  (key: PassageKey): readonly Block[] => {
    const words = (report.passages.find(passage => passage.key === key)?.words ?? '').trim()
    if (words === '' && report.released !== null) return []
    const lines = words === '' ? ['Not written yet.'] : words.split(/\r?\n/).filter(line => line.trim() !== '')
    return [heading(passageTitle(key)), ...lines.map(paragraph)]
  }

function activity({ handedIn, agreed }: ScrutinyFigures): readonly Block[] {
  const key = (label: string, cell: ScrutinyFigures['agreed'], small: string): Block => ({
    kind: 'key-figure',
    label,
    value: cellText(cell),
    small,
    cell: countCell(cell),
  })
  return [
    heading('Summary of audit activity'),
    key('Audits handed in', handedIn, 'By their auditor'),
    key('Audits with an agreed grade', agreed, 'All figures below are of these'),
    paragraph('The audits of each month and type are in appendix 1.'),
  ]
}

function told(figures: ScrutinyFigures): readonly Block[] {
  const { grades, agreement, reAudits, families } = figures
  const row = (label: string, cells: ScrutinyFigures['grades']['before']) => ({
    label,
    cells: [...cells.map(figureCell), countCell(figures.agreed)],
  })
  return [
    tableBlock(
      documentTable(
        'Grades before and after moderation',
        ['Grade', ...grades.columns, 'Audits'],
        [row('As the auditor gave it', grades.before), row('As agreed after a second look', grades.after)],
      ),
    ),
    paragraph(`${agreement} Each grade was given by a person. None is worked out.`),
    paragraph('What audits found strong and what is to improve is in appendix 2.'),
    heading('Cases audited again'),
    ...reAudits.map(paragraph),
    heading('What families told us'),
    tableBlock(
      documentTable(
        'Families asked and heard',
        ['Families', 'Audits'],
        [
          { label: 'Asked', cells: [countCell(families.asked)] },
          { label: 'Heard', cells: [countCell(families.heard)] },
        ],
      ),
    ),
  ]
}

function approvals({ begunBy, released }: ScrutinyReport): readonly Block[] {
  const rows = [
    { label: 'Report of', cells: [textCell(begunBy)] },
    {
      label: 'Read and released by',
      cells: [
        textCell(
          released === null
            ? 'Not released yet'
            : `${released.by}, ${released.jobTitle}, on ${longDate(dayOf(released.at))}`,
        ),
      ],
    },
  ]
  return [
    heading('Approvals'),
    tableBlock(documentTable('Who wrote and who released', ['Part', 'Person'], rows)),
    paragraph(
      'The recommendation is for members to consider. Decisions are the Cabinet’s, under the council’s constitution.',
    ),
  ]
}

/** A table of messages in words, where any was approved. */
const worded = (caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): readonly Block[] =>
  rows.length === 0
    ? []
    : [
        tableBlock(
          documentTable(
            caption,
            [...columns],
            rows.map(([label = '', ...cells]) => ({ label, cells: cells.map(textCell) })),
          ),
        ),
      ]

const themes = (caption: string, lines: readonly ThemeCounted[]): readonly Block[] =>
  lines.length === 0
    ? [paragraph('None is named in the audits of this period.')]
    : [
        tableBlock(
          documentTable(
            caption,
            ['Theme', 'Audits', 'Times named'],
            lines.map(({ theme, audits, findings }) => ({
              label: theme,
              cells: [figureCell(audits), countCell(findings)],
            })),
          ),
        ),
      ]

function appendices({ rounds, activity: months, strengths, areas, messages }: ScrutinyFigures): readonly Block[] {
  const byType = rounds.map(({ type, rounds: count }) => ({ label: type, cells: [countCell({ shown: count })] }))
  return [
    heading('Appendix 1: Audit activity'),
    ...(byType.length === 0
      ? [paragraph('No round was opened for these months.')]
      : [tableBlock(documentTable('Rounds by type', ['Type of audit', 'Rounds'], byType))]),
    ...(months.rows.length === 0
      ? []
      : [tableBlock(tableWithTotals('Audits with an agreed grade, by month and type', 'Month', months))]),
    heading('Appendix 2i: Good practice messages from audit'),
    ...worded(
      'Good practice messages',
      ['Theme', 'Message'],
      messages.goodPractice.map(({ theme, words }) => [theme, words]),
    ),
    ...themes('Strengths by theme', strengths),
    heading('Appendix 2ii: Areas for continued improvement'),
    ...worded(
      'Areas for continued improvement',
      ['Theme', 'Key issues', 'Action required'],
      messages.areas.map(({ theme, words, actionRequired }) => [theme, words, actionRequired]),
    ),
    ...themes('Areas for improvement by theme', areas),
    heading('Appendix 3: Outcomes framework indicators'),
    tableBlock(
      documentTable(
        'The twelve indicators',
        ['Number', 'Indicator'],
        outcomeIndicators.map((words, index) => ({ label: String(index + 1), cells: [textCell(words)] })),
      ),
    ),
  ]
}

function method({ figures, numbers }: ScrutinyReport): Block {
  return {
    kind: 'note',
    title: 'How these figures were made',
    paragraphs: [
      `The numbers were gathered on ${longDate(dayOf(numbers.gatheredAt))} and are kept as they were then. A month is the month of the round.`,
      'To protect children, c stands for a number from 1 to 5, or for another number hidden so that nobody can work one out. 0 is a true zero. Groups of 5 or fewer are hidden whole.',
      'Grades, themes and months are counted for audits with an agreed grade. Percentages are whole numbers, and are not given for fewer than 10 audits, or where they would tell a small number.',
      `Suppression profile ${figures.suppression.profile}, version ${figures.suppression.version}.`,
    ],
  }
}
