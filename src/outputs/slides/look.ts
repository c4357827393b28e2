/** Sizes and colours of the slides, in inches and points. Nothing to be read is under 14 points; Arial, which every machine has. */
import { toneColours } from '#ui/charts/tones.ts'

export const page = { width: 13.333, height: 7.5 } as const
export const area = { x: 0.6, y: 1.45, width: 12.13, height: 5.2 } as const

export const colours = {
  brand: toneColours.first.slice(1),
  text: '0B0C0C',
  quiet: '505A5F',
  ground: 'F3F6F6',
  line: 'C3D2D4',
  white: 'FFFFFF',
} as const

export const sizes = { title: 28, body: 18, intro: 16, table: 14, small: 14, figure: 40 } as const

/** Lines that a text needs in a width, with Arial's usual letter: about half as wide as it is high. */
export function linesOf(text: string, width: number, points: number): number {
  const letters = Math.max(1, Math.floor((width * 72) / (points * 0.51)))
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / letters)), 0)
}

/** Height of that many lines. */
export const heightOf = (lines: number, points: number): number => (lines * points * 1.22) / 72

/** Parts that follow each other, put on as few slides as hold them. `height` of each in inches. */
export function paged<Item>(
  items: readonly Item[],
  height: (item: Item) => number,
  room: number,
): readonly (readonly Item[])[] {
  const pages: Item[][] = []
  let left = 0
  for (const item of items) {
    const needed = height(item)
    if (pages.length === 0 || needed > left) {
      pages.push([])
      left = room
    }
    pages.at(-1)?.push(item)
    left -= needed
  }
  return pages
}
