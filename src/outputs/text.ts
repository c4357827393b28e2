/** A report as plain text, for e-mail and for people who would rather have no layout at all. */
import {
  readBlock,
  type BlockReaders,
  type FindingLine,
  type ReportDocument,
} from '#domain/learning/report-document.ts'

const findings = (lines: readonly FindingLine[]): string =>
  lines
    .map(line => [`${line.theme}: ${line.counted}`, ...line.examples.map(example => `  - ${example}`)].join('\n'))
    .join('\n')

const readers: BlockReaders<string> = {
  heading: block => block.text.toUpperCase(),
  paragraph: block => block.text,
  'key-figure': block => `${block.label}: ${block.value}. ${block.small}.`,
  table: block => block.table.words,
  chart: () => '',
  strengths: block => findings(block.lines),
  'areas-for-improvement': block => findings(block.lines),
  list: block => [block.title.toUpperCase(), ...block.items.map(item => `- ${item}`)].join('\n'),
  note: block => [block.title.toUpperCase(), ...block.paragraphs].join('\n'),
}

export function renderText(document: ReportDocument): string {
  const blocks = document.blocks.map(block => readBlock(readers, block)).filter(text => text !== '')
  return `${[document.title, document.subtitle, document.marking, ...blocks].join('\n\n')}\n`
}
