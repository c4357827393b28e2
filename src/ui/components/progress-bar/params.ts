/** How far a job has come, with the browser's own progress element: it needs no inline style, and is read aloud. */
import { params, type Params } from '#ui/params.ts'

export interface ProgressBarOptions {
  /** For the label's `for`; once on a page. */
  readonly id: string
  /** What is being done, such as "Reading the import". */
  readonly label: string
  readonly done: number
  /** Null while it is not known how much there is. */
  readonly of: number | null
  /** What is counted, in the plural: "cases". */
  readonly things: string
}

export type ProgressBarParams = Params<{
  readonly id: string
  readonly label: string
  readonly done: number
  readonly of: number | null
  readonly said: string
}>

export function progressBar({ id, label, done, of, things }: ProgressBarOptions): ProgressBarParams {
  const said = of === null ? `${inWords(done)} ${things} so far` : `${inWords(done)} of ${inWords(of)} ${things}`
  return params({ id, label, done, of, said })
}

/** With commas: 1,200. */
const inWords = (count: number): string => count.toLocaleString('en-GB')
