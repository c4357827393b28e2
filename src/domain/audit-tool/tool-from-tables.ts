/** From the records of tables to a tool. Whether the tool makes sense is asked afterwards, as of any draft. */
import { tidyTool } from './draft.ts'
import { readRecords, type RecordsRead, type TableFault, type TableRead } from './read-tables.ts'
import { descriptorFields, type Row, type TableName } from './tables.ts'
import type { ToolContent } from './tool.ts'

export interface ToolRead {
  /** Null where a cell could not be read. Its shape is still to be checked against the shape of a tool file. */
  readonly tool: ToolContent | null
  readonly faults: readonly TableFault[]
}

export function toolFromTables(tables: readonly TableRead[]): ToolRead {
  const { records, faults } = readRecords(tables)
  if (faults.length > 0) return { tool: null, faults }
  const [head, another] = records.tool
  if (head === undefined) return { tool: null, faults: [wholeSheet('The sheet has no row for the tool.', null)] }
  if (another)
    return { tool: null, faults: [wholeSheet('The sheet has a second row: a workbook holds one tool.', another.row)] }
  return { tool: tidyTool(built(head.record, records)), faults: [] }
}

const wholeSheet = (sentence: string, row: number | null): TableFault => ({
  sheet: 'Tool',
  row,
  column: null,
  sentence,
})

/** The records that belong to one thing, without the column that says so. */
function of(records: RecordsRead, name: TableName, key: unknown, field = 'of'): readonly Row[] {
  return records[name]
    .filter(({ record }) => record[field] === key)
    .map(({ record: { [field]: _of, ...record } }) => record)
}

const given = (name: string, list: readonly Row[]): Row => (list.length === 0 ? {} : { [name]: list })

function withAges({ agesFrom, agesTo, ...rest }: Row): Row {
  const ages = {
    ...(agesFrom === undefined ? {} : { from: agesFrom }),
    ...(agesTo === undefined ? {} : { to: agesTo }),
  }
  return Object.keys(ages).length === 0 ? rest : { ...rest, ages }
}

function descriptorsOf(records: RecordsRead, what: string, key: unknown, name = 'descriptors'): Row {
  const found = records.descriptors.find(
    ({ record }) => record['what'] === what && (what === 'tool' || record['of'] === key),
  )?.record
  return found ? { [name]: Object.fromEntries(descriptorFields.map(code => [code, found[code]])) } : {}
}

const questionFrom = (records: RecordsRead, record: Row): Row => ({
  ...withAges(record),
  ...given('choices', of(records, 'choices', record['key'])),
  ...given('scaleGuidance', of(records, 'scaleGuidance', record['key'])),
  ...descriptorsOf(records, 'question', record['key']),
})

const sectionFrom = (records: RecordsRead, record: Row): Row => ({
  ...withAges(record),
  ...descriptorsOf(records, 'section', record['key']),
  questions: of(records, 'questions', record['key'], 'section').map(question => questionFrom(records, question)),
})

/** In the order of their numbers; of two with the same, the upper first. */
const rulesOf = (records: RecordsRead, key: unknown): readonly Row[] =>
  of(records, 'ratingRules', key)
    .toSorted((one, other) => Number(one['number']) - Number(other['number']))
    .map(({ number: _number, ...rule }) => rule)

function built(head: Row, records: RecordsRead): ToolContent {
  const all = (name: TableName): readonly Row[] => records[name].map(({ record }) => record)
  const parts = {
    ...head,
    indicators: all('indicators'),
    ...descriptorsOf(records, 'tool', null, 'overallDescriptors'),
    sections: all('sections').map(section => sectionFrom(records, section)),
    scales: all('scales').map(scale => ({ ...scale, values: of(records, 'scaleValues', scale['key']) })),
    ratings: all('ratings').map(rating => ({ ...rating, rules: rulesOf(records, rating['key']) })),
    totals: all('totals'),
    consistency: all('consistency'),
  }
  return parts as unknown as ToolContent
}
