/** Files without tables: returns in XML and the data flow in JSON, read child by child and never held whole. */
import type { LocalDate } from '#domain/calendar/dates.ts'
import type { SheetReport } from '#domain/cases/import-report.ts'
import type { ImportReading } from '#domain/cases/read-import.ts'
import { censusElementsWanted, cinCensusReading } from '#domain/journey/cin-census/reading.ts'
import { dfeDataFlowReading, flowRecordsInside } from '#domain/journey/dfe-data-flow/reading.ts'
import type { JourneyFormat, JourneyPart } from '#domain/journey/journey.ts'
import type { ReadingFault, RecordReading, RowRead } from '#domain/journey/reading.ts'
import { careXmlReading } from '#domain/journey/ssda903/care-xml.ts'
import type { NamedFile } from '#platform/files/kind-of-file.ts'
import { readElements } from '#platform/files/read-elements.ts'
import { readRecords } from '#platform/files/read-records.ts'
import type { batchParts } from './batch-parts.ts'
import type { Extracts } from './open-extracts.ts'

export interface ElementsWork {
  readonly reading: ImportReading
  readonly extracts: Extracts
  readonly parts: ReturnType<typeof batchParts>
}

interface FileOfRecords {
  readonly file: NamedFile
  readonly number: number
  readonly reportDate: LocalDate
}

interface Reader {
  readonly format: JourneyFormat
  readonly table: string
  readonly reading: RecordReading
  readonly records: AsyncIterable<RowRead>
  finish(): readonly JourneyPart[]
}

async function* mapped<From>(from: AsyncIterable<From>, read: (one: From) => RowRead): AsyncGenerator<RowRead> {
  for await (const one of from) yield read(one)
}

const nothingMore = (): readonly JourneyPart[] => []
const looked = 4096

/** A return of looked-after children says so in its first element; any other XML is taken for the census, and told if it is not. */
function readerOf(kind: 'xml' | 'json', { file, number, reportDate }: FileOfRecords): Reader {
  const { content, name } = file
  if (kind === 'json') {
    const reading = dfeDataFlowReading(number, reportDate)
    const records = mapped(readRecords(content, flowRecordsInside, name), one => reading.record(one))
    return { format: 'dfe-data-flow', table: 'DfE data flow', reading, records, finish: nothingMore }
  }
  if (content.subarray(0, looked).includes('SSDA903')) {
    const reading = careXmlReading(reportDate)
    let row = 0
    const records = mapped(readElements(content, new Set(['CHILD']), name), one => {
      row += 1
      return reading.child(one, { file: number, row })
    })
    return { format: 'ssda903', table: 'SSDA903', reading, records, finish: () => reading.finish() }
  }
  const reading = cinCensusReading(number, reportDate)
  const records = mapped(readElements(content, censusElementsWanted, name), one => reading.element(one))
  return { format: 'cin-census', table: 'Children in need census', reading, records, finish: nothingMore }
}

export async function readFileOfRecords(
  { reading, extracts, parts }: ElementsWork,
  kind: 'xml' | 'json',
  of: FileOfRecords,
): Promise<void> {
  const reader = readerOf(kind, of)
  const counts = { read: 0, withFaults: 0, notRead: 0 }
  const faults: ReadingFault[] = []
  for await (const row of reader.records) {
    if (row.read) counts.read += 1
    else counts.notRead += 1
    if (row.faults.length > 0 && row.read) counts.withFaults += 1
    faults.push(...row.faults)
    await parts.add(row.parts, of.file.name)
  }
  await parts.add(reader.finish(), of.file.name)
  const understood = reader.reading.met().some(column => column.understood)
  if (understood) extracts.records(reader.format, reader.reading.covers())
  reading.other(
    reportOf(reader, { of, counts, understood }),
    faults.map(fault => ({ ...fault, sheetNumber: of.number, sheet: of.file.name })),
  )
}

interface Told {
  readonly of: FileOfRecords
  readonly counts: SheetReport['rows']
  readonly understood: boolean
}

function reportOf({ table, reading }: Reader, { of, counts, understood }: Told): SheetReport {
  const met = reading.met()
  return {
    ...{ sheetNumber: of.number, fileName: of.file.name, sheet: of.file.name, hidden: false, list: null },
    ...(understood ? { table } : {}),
    whyNot: understood ? null : 'It holds nothing of the returns that we read.',
    headingRow: null,
    understood: met.filter(column => column.understood),
    missing: [],
    notUnderstood: met
      .filter(column => !column.understood)
      .map(({ letter, heading }) => ({ letter, heading, repeats: null })),
    ...{ rows: counts, repeated: 0, formulas: 0 },
  }
}
