/**
 * The values that Annex A's code columns hold. Ofsted writes a letter and words ("b) Female"); councils leave out the letter or
 * the words, or alter them. Each reader gives our code, or null for what is not one of the values: that is told, never guessed.
 */

/** `words`: without the letter, in lower case. `letter`: what stood before the bracket, or the whole cell when it is one letter. */
export type CodeReader = (words: string, letter: string | null) => string | null

/** Values with letters a, b, c… in this order; `null` leaves a letter out. Found by words first, by the letter when there are none. */
function lettered(values: readonly (readonly [string, RegExp] | null)[]): CodeReader {
  return (words, letter) => {
    if (words === '') return values[(letter ?? '').charCodeAt(0) - 'a'.charCodeAt(0)]?.[0] ?? null
    return values.find(value => value?.[1].test(words))?.[0] ?? null
  }
}

/** A short code that stands first among the words, such as N1, RC7 or U4. */
const standsFirst =
  (pattern: RegExp): CodeReader =>
  words =>
    pattern.exec(words)?.[1]?.toUpperCase() ?? null

const ethnicCodes: ReadonlySet<string> = new Set([
  'WBRI',
  'WIRI',
  'WIRT',
  'WOTH',
  'WROM',
  'MWBC',
  'MWBA',
  'MWAS',
  'MOTH',
  'AIND',
  'APKN',
  'ABAN',
  'AOTH',
  'BCRB',
  'BAFR',
  'BOTH',
  'CHNE',
  'OOTH',
  'REFU',
  'NOBT',
])

/** The last four letters tell; "unknown" is what some exports write for information not yet obtained. */
const ethnicity: CodeReader = words => {
  if (words.endsWith('unknown')) return 'NOBT'
  const last = words.slice(-4).toUpperCase()
  return ethnicCodes.has(last) ? last : null
}

const yesNo: CodeReader = lettered([
  ['yes', /^(y|yes|true|1)$/],
  ['no', /^(n|no|false|0)$/],
  ['unknown', /^(u|unk|unknown|not known|not recorded|not stated)$/],
])

const abuse = lettered([
  ['neglect', /^neg/],
  ['physical', /^phy/],
  ['sexual', /^(sexual|sab)/],
  ['emotional', /^emo/],
  ['multiple', /^(mul|not recommended)/],
])

export const codeReaders = {
  gender: lettered([
    ['male', /^(m|male|boy|1)$/],
    ['female', /^(f|female|girl|2)$/],
    ['not-stated', /^(u|unborn|unknown|not |indeterminate)/],
    ['neither', /^(neither|i$)/],
  ]),
  ethnicity,
  yesNo,
  abuse,
  source: standsFirst(/^(10|[1-9][a-f]?)\b/),
  need: standsFirst(/^(n[0-9])\b/),
  closure: standsFirst(/^(rc[1-9])\b/),
  legalStatus: standsFirst(/^([a-z][0-9])\b/),
  placementType: standsFirst(/^([a-z][0-9]{1,2})\b/),
  provider: standsFirst(/^(pr[0-5])\b/),
  permanence: lettered([
    ['return', /^return/],
    ['adoption', /^adoption/],
    ['sgo-cao', /^(sgo|special|child arrangement)/],
    ['supported-living', /^supported/],
    ['residential', /^long.{0,2}term res/],
    ['fostering', /^long.{0,2}term fost/],
    ['other', /^other/],
  ]),
  location: lettered([
    ['in', /^in/],
    ['out', /^out/],
  ]),
  eligibility: lettered([
    ['relevant', /^relevant/],
    ['former-relevant', /^former/],
    ['qualifying', /^qualif/],
    ['eligible', /^eligible/],
  ]),
  inTouch: lettered([
    ['yes', /^(y|yes)$/],
    ['no', /^(n|no)$/],
    ['died', /^died/],
    ['refused', /^refu/],
    ['not-required', /^(nreq|not req)/],
    ['returned-home', /^(rhom|returned)/],
  ]),
  accommodation: standsFirst(/^([b-z][0-9]?)(?=$|[ :-])/),
  suitability: lettered([
    ['suitable', /^(suitable|yes|1)$/],
    ['unsuitable', /^(unsuitable|not suitable|no|2)$/],
  ]),
  activity: standsFirst(/^([fpg][1-6])\b/),
} as const satisfies Readonly<Record<string, CodeReader>>

export type CodeName = keyof typeof codeReaders

const letterFirst = /^([a-z]{1,2}[0-9]?)\)\s*/

/** Our code for what a cell says, or null. */
export function codeOf(text: string, name: CodeName): string | null {
  const lower = text.toLowerCase()
  const bracket = letterFirst.exec(lower)
  const words = bracket ? lower.slice(bracket[0].length).trim() : lower
  const read = codeReaders[name](words, bracket?.[1] ?? null)
  return read ?? (bracket === null && /^[a-z]$/.test(lower) ? codeReaders[name]('', lower) : null)
}
