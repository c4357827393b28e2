/** A report as plain text, for e-mail and for people who would rather have no layout at all. */
import type { Block, FindingLine, ReportDocument } from '#domain/learning/report-document.ts'

const findings = (lines: readonly FindingLine[]): string =>
  lines.map(line => [`${line.theme}: ${line.counted}`, ...line.examples.map(example => `  - ${example}`)].join('\n')).join('\n')

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading': return block.text.toUpperCase()
    case 'paragraph': return block.text
    case 'key-figure': return `${block.label}: ${block.value}. ${block.small}.`
    case 'table': return block.table.words
    case 'chart': return ''
    case 'strengths':
    case 'areas-for-improvement': return findings(block.lines)
    case 'list': return [block.title.toUpperCase(), ...block.items.map(item => `- ${item}`)].join('\n')
    case 'note': return [block.title.toUpperCase(), ...block.paragraphs].join('\n')
  }
}

export function renderText(document: ReportDocument): string {
  const blocks = document.blocks.map(blockText).filter(text => text !== '')
  return `${[document.title, document.subtitle, document.marking, ...blocks].join('\n\n')}\n`
}
