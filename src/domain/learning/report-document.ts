/**
 * A report as ordered blocks, with every word, number and order decided. The page, slides, document and CSV only choose how a
 * block looks: they never count, round, suppress or word anything, and a hidden number is not here to be found.
 */
/** A cell as people read it, and as a table program wants it. `text` is "12 (60%)"; `value`, `of` and `percent` its parts. */
export interface DocumentCell {
  readonly text: string
  readonly value: string
  readonly of: string
  readonly percent: string
  readonly note: string
  /** 0 (none) to 4 (nearly all) for a heat table; null where nothing may be shown or nothing is counted. */
  readonly shade: 0 | 1 | 2 | 3 | 4 | null
  /** True for numbers: renderers set them to the right and the CSV leaves them as numbers. */
  readonly numeric: boolean
}

export interface DocumentTable {
  readonly title: string
  /** The heading of the first column, then of each other. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly label: string; readonly cells: readonly DocumentCell[] }[]
  /** The table in words, for speaker notes and for people who hear it. */
  readonly words: string
}

/** What a series means; renderers give each its colour. */
export type Tone = 'first' | 'second' | 'third' | 'fourth' | 'fifth' | 'sixth'

export interface ChartSeries {
  readonly name: string
  readonly tone: Tone
  /** One count for each category. Categories with a hidden number are left out of the chart, never drawn short. */
  readonly values: readonly number[]
}

export interface FindingLine {
  readonly theme: string
  /** "6 of 20 audits". */
  readonly counted: string
  readonly examples: readonly string[]
}

export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'key-figure'
      readonly label: string
      readonly value: string
      readonly small: string
      readonly cell: DocumentCell
    }
  | { readonly kind: 'table'; readonly table: DocumentTable; readonly heat: boolean }
  /** Bars stacked to the whole of each category. */
  | {
      readonly kind: 'chart'
      readonly title: string
      readonly alt: string
      readonly table: DocumentTable
      readonly categories: readonly string[]
      readonly series: readonly ChartSeries[]
    }
  | {
      readonly kind: 'strengths'
      readonly title: string
      readonly lines: readonly FindingLine[]
      readonly table: DocumentTable
    }
  | {
      readonly kind: 'areas-for-improvement'
      readonly title: string
      readonly lines: readonly FindingLine[]
      readonly table: DocumentTable
    }
  | { readonly kind: 'list'; readonly title: string; readonly items: readonly string[] }
  | { readonly kind: 'note'; readonly title: string; readonly paragraphs: readonly string[] }

export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** One way of reading each kind of block: what a renderer is made of. A new kind of block does not compile until all read it. */
export type BlockReaders<Result> = { readonly [Kind in Block['kind']]: (block: BlockOf<Kind>) => Result }

export function readBlock<Result>(readers: BlockReaders<Result>, block: Block): Result {
  return (readers[block.kind] as (block: Block) => Result)(block)
}

export interface ReportDocument {
  readonly title: string
  /** "May 2018. Round 2018-05-monthly". */
  readonly subtitle: string
  /** Who may have it, and whether the round is over. Printed on every page and slide. */
  readonly marking: string
  readonly blocks: readonly Block[]
}
