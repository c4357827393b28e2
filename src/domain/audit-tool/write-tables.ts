/** From a tool to its tables. */
import {
  layouts,
  newBeginning,
  tableNames,
  type Column,
  type Row,
  type TableCell,
  type TableName,
  type ToolRows,
} from './tables.ts'
import type { Applicability, Question, Section, ToolContent } from './tool.ts'

const flat = ({ ages, ...rest }: Applicability): Row => ({ ...rest, agesFrom: ages?.from, agesTo: ages?.to })

const questionRows = (tool: ToolContent): readonly { section: string; question: Question }[] =>
  tool.sections.flatMap(section => section.questions.map(question => ({ section: section.key, question })))

function descriptorRows(tool: ToolContent): readonly Row[] {
  const of = (what: string, key: string | null, descriptors: Section['descriptors']): readonly Row[] =>
    descriptors ? [{ what, of: key, ...descriptors }] : []
  return [
    ...of('tool', null, tool.overallDescriptors),
    ...tool.sections.flatMap(section => of('section', section.key, section.descriptors)),
    ...questionRows(tool).flatMap(({ question }) => of('question', question.key, question.descriptors)),
  ]
}

const questionTables = (tool: ToolContent): Pick<ToolRows, 'questions' | 'choices' | 'scaleGuidance'> => {
  const rows = questionRows(tool)
  return {
    questions: rows.map(({ section, question }) => ({ section, ...question, ...flat(question) })),
    choices: rows.flatMap(({ question }) => (question.choices ?? []).map(choice => ({ of: question.key, ...choice }))),
    scaleGuidance: rows.flatMap(({ question }) =>
      (question.scaleGuidance ?? []).map(step => ({ of: question.key, ...step })),
    ),
  }
}

const workedOutTables = ({ ratings = [], totals = [], scales = [] }: ToolContent) => ({
  ratings: ratings.map(({ rules: _rules, ...rating }) => rating),
  ratingRules: ratings.flatMap(({ key, rules }) =>
    rules.map((rule, place) => ({ of: key, number: place + 1, ...rule })),
  ),
  totals: totals.map(total => ({ ...total })),
  scales: scales.map(({ key, name }) => ({ key, name })),
  scaleValues: scales.flatMap(({ key, values }) => values.map(value => ({ of: key, ...value }))),
})

/** The records of a tool, table by table. */
export const rowsOf = (tool: ToolContent): ToolRows => ({
  tool: [{ ...tool }],
  indicators: tool.indicators.map(indicator => ({ ...indicator })),
  sections: tool.sections.map(section => ({ ...section, ...flat(section) })),
  ...questionTables(tool),
  descriptors: descriptorRows(tool),
  consistency: (tool.consistency ?? []).map(rule => ({ ...rule })),
  ...workedOutTables(tool),
})

/** What stands in a cell. */
export function cellOf({ kind, empty }: Column, value: unknown): TableCell {
  if (kind === 'carries' && value === null) return newBeginning
  if (kind === 'yes') return yesCell(value === true, empty === 'always')
  if (Array.isArray(value)) return value.length === 0 ? null : value.join('; ')
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

const yesCell = (value: boolean, always: boolean): TableCell => {
  if (value) return 'yes'
  return always ? 'no' : null
}

export interface TableWritten {
  readonly sheet: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly TableCell[])[]
}

/** The tables of a tool as cells, in the order of the workbook, without their headings. */
export function tablesOf(tool: ToolContent): readonly TableWritten[] {
  const rows = rowsOf(tool)
  return tableNames.map((name: TableName) => {
    const { sheet, columns } = layouts[name]
    return { sheet, columns, rows: rows[name].map(row => columns.map(column => cellOf(column, row[column.field]))) }
  })
}
