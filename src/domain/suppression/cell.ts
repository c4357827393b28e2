/**
 * A number that may be shown, or is hidden. Whoever renders a report receives cells, never the number behind a hidden one.
 * `dfe-cin` follows the Department for Education's children in need publication: 1 to 5 becomes `c`, and so do further cells
 * from which one could be worked out. `internal` is for people who may read every case counted: nothing is hidden.
 */
export type SuppressionProfile = 'internal' | 'dfe-cin'

export type Cell = { readonly shown: number } | { readonly hidden: 'c' }

export const hiddenCell: Cell = { hidden: 'c' }

/** Printed with every published report, so that a reader knows which rule was used. */
export const suppressionVersion = 1

export const isShown = (cell: Cell): cell is { readonly shown: number } => 'shown' in cell

/** DfE: any number from 1 to 5 inclusive; zero is a true zero. */
export const isSmall = (count: number): boolean => count >= 1 && count <= 5

/** As people read it: "1,840", or "c". */
export const cellText = (cell: Cell): string => (isShown(cell) ? cell.shown.toLocaleString('en-GB') : cell.hidden)

/** As a table program reads it: "1840", or "c". */
export const cellValue = (cell: Cell): string => (isShown(cell) ? String(cell.shown) : cell.hidden)

/** For a number that stands alone, such as the audits that were submitted. */
export function suppressCount(count: number, profile: SuppressionProfile): Cell {
  return profile === 'dfe-cin' && isSmall(count) ? hiddenCell : { shown: count }
}

/**
 * The whole percent that may go with a cell. Under `dfe-cin` it is hidden where either cell is, or where the part, the rest or
 * the whole is 1 to 5 (security notes 5.3.4). Null under ten in every profile: too few for a percentage.
 */
export function percentOf(part: Cell, whole: Cell, profile: SuppressionProfile): number | null {
  if (!isShown(part) || !isShown(whole) || whole.shown < 10) return null
  const telling = [part.shown, whole.shown - part.shown, whole.shown].some(isSmall)
  return profile === 'dfe-cin' && telling ? null : Math.round((part.shown * 100) / whole.shown)
}
