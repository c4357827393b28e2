/**
 * Names, postcodes and backgrounds for made-up children. Names are put together from syllables, so that nobody real has them;
 * no postcode area is called ZZ.
 */
import type { Chance } from './chance.ts'

const starts = [
  'Bra',
  'Cor',
  'Dal',
  'Fen',
  'Gil',
  'Hol',
  'Jor',
  'Kel',
  'Lum',
  'Mir',
  'Nor',
  'Oru',
  'Pel',
  'Quin',
  'Ras',
  'Sel',
  'Tam',
  'Ul',
  'Ves',
  'Wim',
  'Yar',
  'Zel',
] as const
const middles = ['ba', 'de', 'fi', 'go', 'ka', 'li', 'mo', 'nu', 'ra', 'se', 'to', 'vi'] as const
const forenameEnds = ['na', 'ric', 'lo', 'mi', 'th', 'vyn', 'sa', 'do', 'rel', 'ny'] as const
const surnameEnds = ['shaw', 'thwick', 'lund', 'mere', 'combe', 'stow', 'garth', 'rigg', 'den', 'wold'] as const

const ethnicities = [
  ['WBRI', 60],
  ['WOTH', 6],
  ['WIRI', 1],
  ['WROM', 1],
  ['MWBC', 4],
  ['MWBA', 2],
  ['MWAS', 2],
  ['MOTH', 3],
  ['APKN', 4],
  ['AIND', 2],
  ['ABAN', 2],
  ['AOTH', 2],
  ['BAFR', 5],
  ['BCRB', 2],
  ['BOTH', 2],
  ['OOTH', 2],
  ['NOBT', 2],
] as const

export const forenameBy = ({ one }: Chance): string => `${one(starts)}${one(middles)}${one(forenameEnds)}`

export const surnameBy = ({ one }: Chance): string => `${one(starts)}${one(middles)}${one(surnameEnds)}`

export const ethnicityBy = ({ weighed }: Chance, unaccompanied: boolean): string =>
  unaccompanied
    ? weighed([
        ['BAFR', 4],
        ['AOTH', 4],
        ['OOTH', 3],
      ])
    : weighed<string>(ethnicities)

const inwardLetters = 'ABDEFGHJLNPQRSTUWXYZ'.split('')

/** `ZZ12 4AB`. */
export const postcodeBy = ({ between, one }: Chance): string =>
  `ZZ${between(1, 40)} ${between(1, 9)}${one(inwardLetters)}${one(inwardLetters)}`
