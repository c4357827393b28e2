/** The blocks of a report as HTML with GOV.UK classes. It lays out words and numbers that are already decided. */
import type { Block, BlockOf, DocumentCell, DocumentTable, FindingLine } from '#domain/learning/report-document.ts'
import { stackedBars } from '../charts/stacked-bars.ts'
import { escapeHtml, join, type Html } from '../html.ts'

const text = escapeHtml
const heading = (words: string, level: 2 | 3): string =>
  `<h${level} class="govuk-heading-${level === 2 ? 'l' : 'm'}">${text(words)}</h${level}>`

function cellHtml(cell: DocumentCell, heat: boolean): string {
  const classes = [
    'govuk-table__cell',
    ...(cell.numeric ? ['govuk-table__cell--numeric'] : []),
    ...(heat && cell.shade !== null ? [`lfa-shade-${cell.shade}`] : []),
  ]
  const words = cell.note === '' ? text(cell.text) : `<abbr title="${text(cell.note)}">${text(cell.text)}</abbr>`
  return `<td class="${classes.join(' ')}">${words}</td>`
}

/** A wide table scrolls within its own region, which can be reached with the keyboard. */
export function tableHtml(table: DocumentTable, heat: boolean): Html {
  const numeric = (index: number): boolean => table.rows[0]?.cells[index - 1]?.numeric ?? false
  const columns = table.columns.map(
    (column, index) =>
      `<th scope="col" class="govuk-table__header${numeric(index) ? ' govuk-table__header--numeric' : ''}">${text(column)}</th>`,
  )
  const rows = table.rows.map(
    row =>
      `<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">${text(row.label)}</th>` +
      `${row.cells.map(cell => cellHtml(cell, heat)).join('')}</tr>`,
  )
  return join([
    `<div class="lfa-scroll" role="region" tabindex="0" aria-label="${text(table.title)}"><table class="govuk-table">`,
    `<caption class="govuk-table__caption govuk-table__caption--m">${text(table.title)}</caption>`,
    `<thead class="govuk-table__head"><tr class="govuk-table__row">${columns.join('')}</tr></thead>`,
    `<tbody class="govuk-table__body">${rows.join('')}</tbody></table></div>`,
  ])
}

function findings(lines: readonly FindingLine[]): string {
  const bullets = (examples: readonly string[]): string =>
    examples.length === 0
      ? ''
      : `<ul class="govuk-list govuk-list--bullet">${examples.map(example => `<li>${text(example)}</li>`).join('')}</ul>`
  return lines
    .map(
      line =>
        `<h3 class="govuk-heading-s lfa-finding">${text(line.theme)} <span class="lfa-counted">${text(line.counted)}</span></h3>` +
        bullets(line.examples),
    )
    .join('')
}

function keyFigure(block: BlockOf<'key-figure'>): string {
  return (
    `<div class="lfa-key-figure"><dt class="lfa-key-figure__label">${text(block.label)}</dt>` +
    `<dd class="lfa-key-figure__value">${text(block.value)}</dd><dd class="lfa-key-figure__small">${text(block.small)}</dd></div>`
  )
}

const list = (items: readonly string[]): string =>
  `<ul class="govuk-list govuk-list--bullet govuk-list--spaced">${items.map(item => `<li>${text(item)}</li>`).join('')}</ul>`

type Draw = { readonly [Kind in Block['kind']]: (block: BlockOf<Kind>, id: string) => string }

const draw: Draw = {
  heading: block => heading(block.text, block.level),
  paragraph: block => `<p class="govuk-body">${text(block.text)}</p>`,
  'key-figure': keyFigure,
  table: block => tableHtml(block.table, block.heat),
  chart: (block, id) =>
    `<figure class="lfa-figure"><figcaption class="govuk-heading-m">${text(block.title)}</figcaption>${stackedBars(block, id)}</figure>`,
  strengths: block => findings(block.lines),
  'areas-for-improvement': block => findings(block.lines),
  list: block => heading(block.title, 2) + list(block.items),
  note: block =>
    `<div class="govuk-inset-text">${heading(block.title, 2)}${block.paragraphs.map(words => `<p class="govuk-body">${text(words)}</p>`).join('')}</div>`,
}

/** Key figures that follow each other stand side by side in one list. */
export function blocksHtml(blocks: readonly Block[]): Html {
  const parts = blocks.map((block, index) => {
    const drawn = (draw[block.kind] as (block: Block, id: string) => string)(block, `chart-${index}`)
    if (block.kind !== 'key-figure') return drawn
    const first = blocks[index - 1]?.kind !== 'key-figure'
    const last = blocks[index + 1]?.kind !== 'key-figure'
    return `${first ? '<dl class="lfa-key-figures">' : ''}${drawn}${last ? '</dl>' : ''}`
  })
  return join(parts)
}
