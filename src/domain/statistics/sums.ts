/** Sums over lists and squares of numbers, which formulas of agreement are made of. What is not there counts as nought. */
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

export const at = (numbers: readonly number[] | undefined, place: number): number => numbers?.[place] ?? 0

/** The sum of products, place by place. */
export const dot = (a: readonly number[], b: readonly number[]): number => sum(a.map((x, place) => x * at(b, place)))

/** A matrix, by rows, times a vector. */
export const times = (matrix: readonly (readonly number[])[], vector: readonly number[]): readonly number[] =>
  matrix.map(row => dot(row, vector))
