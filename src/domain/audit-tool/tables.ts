/**
 * A whole tool as tables, one for each kind of thing, for people who draft tools in spreadsheets. What the columns are is said once
 * here, for writing and for reading (read-tables.ts); there and back nothing is lost but what says nothing (`tidyTool`).
 */
import { caseStatuses } from '../cases/case-status.ts'
import { gradeCodes, grades } from '../grades/grade.ts'
import { measures } from '../timeliness/measures.ts'
import { answerKinds } from './tool.ts'

export type TableCell = string | number | boolean | null

/**
 * `text`: as it is written. `key`: a word that names a thing. `yes`: yes or no, an empty cell meaning no. `list`, `numbers`: several,
 * with semicolons or commas between. `carries`: a key, or the words for a new beginning.
 */
export type ColumnKind = 'text' | 'key' | 'number' | 'yes' | 'list' | 'numbers' | 'carries'

export interface Column {
  /** Of the record that a row is. */
  readonly field: string
  readonly heading: string
  readonly kind: ColumnKind
  /** `needed`: never empty. `always`: an empty cell is an empty text, an empty list, or no. Otherwise it is left out. */
  readonly empty?: 'needed' | 'always'
  /** What can be chosen; nothing else may stand here, unless `open`. */
  readonly options?: readonly string[]
  readonly open?: boolean
  /** A number above 0, or one that may have decimals; otherwise whole, and 0 or more. */
  readonly above0?: boolean
  readonly decimals?: boolean
  /** In characters. */
  readonly width: number
}

export type Row = Readonly<Record<string, unknown>>

export interface TableLayout {
  readonly sheet: string
  readonly columns: readonly Column[]
}

export const newBeginning = 'new beginning'

const column = (
  field: string,
  heading: string,
  [kind, width]: readonly [ColumnKind, number],
  more: Partial<Column> = {},
): Column => ({ field, heading, kind, width, ...more })
const needed = { empty: 'needed' } as const
const always = { empty: 'always' } as const
const oneOf = (options: readonly string[]) => ({ options, empty: 'needed' }) as const
const counting = { empty: 'needed', above0: true } as const
const yesNo = { options: ['yes', 'no'] } as const

const key = column('key', 'Key', ['key', 24], needed)
const applicability: readonly Column[] = [
  column('statuses', 'Case statuses', ['list', 24], { options: caseStatuses.map(status => status.code), open: true }),
  column('agesFrom', 'Age from', ['number', 9]),
  column('agesTo', 'Age to', ['number', 9]),
  column('placements', 'Placements', ['list', 18]),
  column('themes', 'Themes', ['list', 18]),
  column('askedWhen', 'Asked when', ['text', 30]),
]

const tool: TableLayout = {
  sheet: 'Tool',
  columns: [
    key,
    column('name', 'Name', ['text', 30], always),
    column('version', 'Version', ['number', 9], counting),
    column('purpose', 'Purpose', ['text', 60], always),
    column('lookbackMonths', 'Months to read', ['number', 12], counting),
    column('judgementMonths', 'Months to judge by', ['number', 12], counting),
    column('grading', 'Grading', ['text', 14], { options: ['four-grades', 'none'] }),
  ],
}

const indicators: TableLayout = {
  sheet: 'Indicators',
  columns: [column('number', 'Number', ['number', 9], needed), column('name', 'Name', ['text', 60], always)],
}

const sections: TableLayout = {
  sheet: 'Sections',
  columns: [
    key,
    column('title', 'Title', ['text', 30], always),
    column('guidance', 'Guidance', ['text', 60], always),
    column('strand', 'Strand', ['text', 22], oneOf(['effect', 'practice-and-oversight', 'partnership'])),
    column('mandatory', 'Mandatory', ['yes', 11], { ...always, ...yesNo }),
    column('graded', 'Graded', ['yes', 9], { ...always, ...yesNo }),
    column('estimatedMinutes', 'Minutes', ['number', 9], { ...counting, decimals: true }),
    ...applicability,
  ],
}

const questions: TableLayout = {
  sheet: 'Questions',
  columns: [
    column('section', 'Section', ['key', 20], needed),
    key,
    column('text', 'Question', ['text', 60], always),
    column('kind', 'Kind', ['text', 12], oneOf(['compliance', 'quality', 'outcome'])),
    column('answerKind', 'Answer', ['text', 16], oneOf(answerKinds)),
    column('hint', 'Hint', ['text', 40]),
    column('whereToLook', 'Where to look', ['text', 40]),
    column('indicators', 'Indicators', ['numbers', 12], always),
    column('required', 'Must be answered', ['yes', 11], { ...always, ...yesNo }),
    column('dataOnly', 'For counting alone', ['yes', 11], yesNo),
    column('least', 'Least', ['number', 9]),
    column('most', 'Most', ['number', 9]),
    column('evidence', 'Text beside', ['text', 12], { options: ['none', 'offered', 'required'] }),
    column('measures', 'Filled in from', ['list', 24], { options: measures.map(measure => measure.key), open: true }),
    column('memory', 'Shown next time', ['yes', 11], yesNo),
    column('carriesOn', 'Carries on from', ['carries', 20]),
    ...applicability,
  ],
}

const labelled = [
  column('code', 'Code', ['key', 20], needed),
  column('label', 'Label', ['text', 50], always),
  column('explain', 'Explain', ['yes', 9], yesNo),
]

const choices: TableLayout = {
  sheet: 'Choices',
  columns: [column('of', 'Question', ['key', 24], needed), ...labelled],
}

const scaleGuidance: TableLayout = {
  sheet: 'Scale guidance',
  columns: [
    column('of', 'Question', ['key', 24], needed),
    column('at', 'Number', ['number', 9], needed),
    column('text', 'Words', ['text', 60], always),
  ],
}

const descriptors: TableLayout = {
  sheet: 'Descriptors',
  columns: [
    column('what', 'Of', ['text', 12], oneOf(['tool', 'section', 'question'])),
    column('of', 'Key', ['key', 24]),
    ...grades.map(({ code, label }) => column(code, label, ['text', 50], always)),
  ],
}

const consistency: TableLayout = {
  sheet: 'Consistency',
  columns: [
    column('code', 'Code', ['key', 24], needed),
    column('when', 'When', ['text', 60], needed),
    column('sentence', 'Sentence', ['text', 60], always),
  ],
}

const belongs = [key, column('title', 'Title', ['text', 40], always), column('section', 'Section', ['key', 20], needed)]

const ratings: TableLayout = {
  sheet: 'Ratings',
  columns: [
    ...belongs,
    column('scale', 'Scale', ['key', 16], needed),
    column('appliesWhen', 'Applies when', ['text', 40]),
    column('otherwise', 'Otherwise', ['key', 20], needed),
    column('mayOverride', 'May be overridden', ['yes', 12], { ...always, ...yesNo }),
    column('guidance', 'Guidance', ['text', 40]),
  ],
}

const ratingRules: TableLayout = {
  sheet: 'Rating rules',
  columns: [
    column('of', 'Rating', ['key', 24], needed),
    column('number', 'Rule', ['number', 9], needed),
    column('when', 'When', ['text', 60], needed),
    column('gives', 'Gives', ['key', 20], needed),
    column('because', 'Because', ['text', 50]),
  ],
}

const totals: TableLayout = {
  sheet: 'Totals',
  columns: [...belongs, column('value', 'Value', ['text', 60], needed)],
}

const scales: TableLayout = { sheet: 'Scales', columns: [key, column('name', 'Name', ['text', 40], always)] }

const scaleValues: TableLayout = {
  sheet: 'Scale values',
  columns: [column('of', 'Scale', ['key', 24], needed), ...labelled],
}

/** Every table, in the order of the workbook. */
export const layouts = {
  tool,
  indicators,
  sections,
  questions,
  choices,
  scaleGuidance,
  descriptors,
  consistency,
  ratings,
  ratingRules,
  totals,
  scales,
  scaleValues,
} as const

export type TableName = keyof typeof layouts
export const tableNames = Object.keys(layouts) as TableName[]
/** A tool as records, by table. */
export type ToolRows = Readonly<Record<TableName, readonly Row[]>>
export const descriptorFields: readonly string[] = gradeCodes
