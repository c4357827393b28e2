/**
 * A report as a Word document: native headings, tables with repeated heading rows, page numbers. A chart is told by its table,
 * which follows it in every report.
 */
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild,
  type IRunOptions,
} from 'docx'
import {
  readBlock,
  type BlockOf,
  type BlockReaders,
  type DocumentCell,
  type DocumentTable,
  type FindingLine,
  type ReportDocument,
} from '#domain/learning/report-document.ts'
import { shadeColours, toneColours } from '#ui/charts/tones.ts'
import { wordWeights } from './word-weights.ts'

const brand = toneColours.first.slice(1)
/** The width of the text in twentieths of a point: A4 less its margins. */
const textWidth = 9638
const numberWidth = 1290
const leastForWords = 1890
/** A table of one or two numbers reads best with the numbers near their words. */
const mostForWords = 5600
/** Tables of so many rows are not parted between pages. */
const mostKeptWhole = 10

const run = (options: IRunOptions): TextRun => new TextRun(options)
const paragraph = (text: string): Paragraph => new Paragraph({ text, spacing: { after: 120 } })
const bullet = (text: string): Paragraph => new Paragraph({ text, bullet: { level: 0 }, spacing: { after: 60 } })
const heading = (text: string, level: 2 | 3): Paragraph =>
  new Paragraph({ text, keepNext: true, heading: level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2 })

interface CellLook {
  readonly bold?: boolean
  readonly right?: boolean
  readonly fill?: string
  readonly width: number
  readonly keep?: boolean
}

function cell(text: string, look: CellLook): TableCell {
  return new TableCell({
    width: { size: look.width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 60, right: 60 },
    ...(look.fill ? { shading: { type: ShadingType.CLEAR, fill: look.fill, color: 'auto' } } : {}),
    children: [
      new Paragraph({
        keepNext: look.keep ?? false,
        alignment: look.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [run({ text, bold: look.bold ?? false, size: look.bold ? 18 : 20 })],
      }),
    ],
  })
}

/** Numbers get a narrow column; words share what is left. */
function columnWidths(table: DocumentTable): readonly number[] {
  const numeric = table.columns.map((_, index) => table.rows[0]?.cells[index - 1]?.numeric ?? false)
  const numbers = numeric.filter(Boolean).length
  const each = Math.min(numberWidth, Math.floor((textWidth - leastForWords) / Math.max(1, numbers)))
  const left = textWidth - numbers * each
  const weights = wordWeights(table)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const words = (index: number): number => Math.floor((left * (weights[index] ?? 0)) / all)
  return numeric.map((isNumber, index) => (isNumber ? each : Math.min(words(index), numbers > 0 ? mostForWords : left)))
}

const shade = (value: DocumentCell): string | undefined =>
  value.shade === null ? undefined : shadeColours[value.shade].slice(1)

type Width = (column: number) => number

function headRow(table: DocumentTable, width: Width): TableRow {
  const right = (column: number): boolean => table.rows[0]?.cells[column - 1]?.numeric ?? false
  const children = table.columns.map((text, column) =>
    cell(text, { bold: true, right: right(column), fill: 'E6F0F0', width: width(column), keep: true }),
  )
  return new TableRow({ tableHeader: true, cantSplit: true, children })
}

function bodyRow(
  row: DocumentTable['rows'][number],
  width: Width,
  look: { readonly keep: boolean; readonly heat: boolean },
): TableRow {
  const label = cell(row.label, { bold: row.cells.every(value => value.numeric), width: width(0), keep: look.keep })
  const cells = row.cells.map((value, column) => {
    const fill = look.heat ? shade(value) : undefined
    return cell(value.text, { right: value.numeric, width: width(column + 1), ...(fill ? { fill } : {}) })
  })
  return new TableRow({ cantSplit: true, children: [label, ...cells] })
}

function tableParts(table: DocumentTable, heat: boolean): readonly FileChild[] {
  const widths = columnWidths(table)
  const width: Width = column => widths[column] ?? numberWidth
  const whole = table.rows.length <= mostKeptWhole
  const rows = table.rows.map((row, index) =>
    bodyRow(row, width, { heat, keep: whole && index < table.rows.length - 1 }),
  )
  return [
    heading(table.title, 3),
    new Table({
      rows: [headRow(table, width), ...rows],
      columnWidths: widths,
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    }),
    new Paragraph({ text: '', spacing: { after: 120 } }),
  ]
}

const findings = (lines: readonly FindingLine[]): readonly FileChild[] =>
  lines.flatMap(line => [
    new Paragraph({
      keepNext: line.examples.length > 0,
      spacing: { before: 160, after: 60 },
      children: [run({ text: line.theme, bold: true }), run({ text: `  ${line.counted}`, color: '505A5F' })],
    }),
    ...line.examples.map(bullet),
  ])

function keyFigure(block: BlockOf<'key-figure'>): Paragraph {
  return new Paragraph({
    spacing: { after: 120 },
    children: [
      run({ text: `${block.label}: `, bold: true }),
      run({ text: block.value, bold: true, size: 32, color: brand }),
      run({ text: `  ${block.small}`, color: '505A5F' }),
    ],
  })
}

type Parts = readonly FileChild[]

const readers: BlockReaders<Parts> = {
  heading: block => [heading(block.text, block.level)],
  paragraph: block => [paragraph(block.text)],
  'key-figure': block => [keyFigure(block)],
  table: block => tableParts(block.table, block.heat),
  chart: () => [],
  strengths: block => findings(block.lines),
  'areas-for-improvement': block => findings(block.lines),
  list: block => [heading(block.title, 2), ...block.items.map(bullet)],
  note: block => [heading(block.title, 2), ...block.paragraphs.map(paragraph)],
}

const quiet = (children: readonly string[]): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.RIGHT,
    children: [run({ children: [...children], size: 18, color: '505A5F' })],
  })

const headingLook = (size: number) => ({
  run: { font: 'Arial', bold: true, size, color: brand },
  paragraph: { spacing: { before: 280, after: 120 } },
})

/** The bytes of a .docx. */
export function renderDocument(document: ReportDocument): Promise<Buffer> {
  const title = new Paragraph({ text: document.title, heading: HeadingLevel.TITLE })
  const under = [document.subtitle, document.marking].map(
    text => new Paragraph({ spacing: { after: 80 }, children: [run({ text, size: 24, color: '505A5F' })] }),
  )
  return Packer.toBuffer(
    new Document({
      title: document.title,
      creator: 'Learning from Audit',
      description: document.marking,
      styles: {
        default: {
          document: { run: { font: 'Arial', size: 22 } },
          title: headingLook(44),
          heading1: headingLook(32),
          heading2: headingLook(24),
        },
      },
      sections: [
        {
          properties: {
            page: {
              size: { width: 11906, height: 16838 },
              margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
            },
          },
          headers: { default: new Header({ children: [quiet([`${document.title}. ${document.marking}`])] }) },
          footers: {
            default: new Footer({ children: [quiet(['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES])] }),
          },
          children: [title, ...under, ...document.blocks.flatMap(block => readBlock(readers, block))],
        },
      ],
    }),
  )
}
