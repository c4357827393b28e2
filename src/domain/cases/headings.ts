/**
 * Councils spell the headings of Annex A in many ways: other capitals, quotes and spaces, doubled brackets, plurals, short
 * forms such as ICPC, or one word as the sector's shared queries export them (ChildUniqueID). Two headings are the same when
 * they share a form. Plain replacement of words, no clever patterns: the time it takes grows only with the length.
 */

/** Longest heading that is looked at; the longest of Ofsted's own has 96 characters. */
const longestHeading = 250

/** Said in several ways, told in one. In this order: the longer before what it contains. */
const sayings: readonly (readonly [string, string])[] = [
  ['initial child protection conference', 'icpc'],
  ['initial cp conference', 'icpc'],
  ['initial cp conf', 'icpc'],
  ['child protection', 'cp'],
  ['cpp', 'cp plan'],
  ['section 47', 's47'],
  ['unaccompanied asylum seeking child', 'uasc'],
  ['uasc uasc', 'uasc'],
  ['looked after child', 'looked after'],
  ['emergency protection order', 'epo'],
  ['dob', 'date birth'],
  ['identifier', 'id'],
  ['no of', 'number of'],
  ['latest', 'last'],
  ['within', 'in'],
  ['advisor', 'adviser'],
  ['conf', 'conference'],
  ['authorization', 'authorisation'],
  ['authorisation date', 'date authorisation'],
]

/** Words that tell no column from another. */
const smallWords: ReadonlySet<string> = new Set([
  'a',
  'an',
  'and',
  'be',
  'been',
  'being',
  'by',
  'child',
  'did',
  'does',
  'for',
  'from',
  'has',
  'have',
  'in',
  'is',
  'of',
  'or',
  'that',
  'the',
  'their',
  'this',
  'to',
  'was',
  'which',
])

const oneWord = (text: string): boolean => !/[\s_]/.test(text.trim())

/** "CINStartDate" is told as "CIN Start Date"; text that has spaces already is left alone. */
const apart = (text: string): string =>
  oneWord(text) ? text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z])([A-Z][a-z][a-z])/g, '$1 $2') : text

function wordsOf(text: string): string {
  return apart(text.slice(0, longestHeading).normalize('NFKC'))
    .toLowerCase()
    .replaceAll('(y/n)', ' ')
    .replace(/['’‘`´]s\b/g, ' ')
    .replace(/['’‘`´"“”]/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

const singular = (word: string): string =>
  word.length > 3 && word.endsWith('s') && !/(ss|us)$/.test(word) ? word.slice(0, -1) : word

function leanForm(words: string): string {
  const said = sayings.reduce((text, [from, to]) => text.replaceAll(` ${from} `, ` ${to} `), ` ${words} `)
  return said
    .split(' ')
    .filter(word => word !== '' && !smallWords.has(word))
    .map(singular)
    .join('')
}

/** The forms by which a heading is known; empty for one without a letter or digit. */
export function formsOf(heading: string): readonly string[] {
  const words = wordsOf(heading)
  return [...new Set([words.replaceAll(' ', ''), leanForm(words)])].filter(form => form !== '')
}
