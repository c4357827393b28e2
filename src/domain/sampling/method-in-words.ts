/**
 * The method of a draw as numbered steps that anyone can follow with a list of cases, a spreadsheet and a public SHA-256 tool, and
 * come to the same sample. It is written from the recipe, so that it tells of this draw and no other.
 */
import type { Recipe } from './draw-again.ts'
import { casesInWords } from './faults.ts'
import type { Digest } from './lot.ts'
import { fewestWords, isStratified, type SamplingPlan, type Stratifier } from './plan.ts'
import { wholeFrame } from './portions.ts'
import { targetRule } from './targets.ts'

const stratifierInWords: Record<Stratifier, string> = {
  locality: 'its locality, or “Locality not known”',
  'case-status': 'its status',
  team: 'its team, or “Team not known”',
  'age-group': 'its age group, or “Age not known”',
  worker: 'its worker, or “Worker not known”',
}

/** The steps, in order, each a line or a few. */
export function methodInWords(recipe: Recipe, digest: Digest): readonly string[] {
  const { plan } = recipe
  if (plan.method === 'by-hand')
    return [
      `The cases were chosen by hand from ${casesInWords(recipe.frameSize)}, each with a reason of at least ${fewestWords} words. ` +
        'Chance had no part, so shares among them say nothing about other cases.',
    ]
  const frame = `Take the list of the ${casesInWords(recipe.frameSize)} that could be drawn.`
  if (plan.method === 'whole-population')
    return [frame, 'Take every one, in the order of the characters of the case references.', frameCheck(recipe)]
  return [
    frame,
    divided(plan),
    `For each case write one line: seed, stratum and case reference, with “|” between and no space or line end. The seed is “${plan.seed}”.`,
    ...example(recipe, plan.seed, digest),
    'Put the lines of each stratum in order of their numbers as text, from 0 to 9 and then a to f. The lowest come first.',
    taken(recipe),
    ...shared(plan, recipe.frameSize),
    'Number the drawn cases stratum by stratum, strata in the order of the characters of their names; then the reserves in the same way.',
    frameCheck(recipe),
  ]
}

function divided(plan: SamplingPlan): string {
  if (plan.method === 'targeted')
    return `Keep only the cases that fit the rule “${targetRule(plan.target).inWords}”. They are one stratum, of that name.`
  if (!isStratified(plan)) return `Nothing divides the list: it is one stratum, “${wholeFrame}”.`
  const parts = plan.strataBy.map(by => stratifierInWords[by])
  return `Divide the list into strata. The name of a case’s stratum is ${parts.join(', then “ / ”, then ')}.`
}

function example({ cases }: Recipe, seed: string, digest: Digest): readonly string[] {
  const hash =
    'Take the SHA-256 of each line, as UTF-8, in 64 small hexadecimal characters. It is the number of the case.'
  const first = cases[0]
  if (!first) return [hash]
  const line = `${seed}|${first.stratum}|${first.caseReference}`
  return [`${hash} For instance, “${line}” has the number ${digest(line)}.`]
}

const taken = ({ strata }: Recipe): string =>
  `Take the first of each stratum, and the next as its reserve: ${strata
    .map(({ label, size, drawn, reserve }) => `“${label}” ${drawn} of ${size}, reserve ${reserve}`)
    .join('; ')}.`

const inProportion =
  'How many each stratum gives: its size × the number wanted ÷ the size of the list, rounded down; the cases still missing go one ' +
  'each to the strata with the largest remainders, of equal ones to the larger stratum, then to the earlier.'

/** How the numbers of each stratum came about; nothing to say where there is one stratum. */
function shared(plan: SamplingPlan, frameSize: number): readonly string[] {
  if (!isStratified(plan)) return []
  const wanted = ` Wanted: ${Math.min(plan.size, frameSize)}.`
  if (plan.method === 'stratified-minimum')
    return [
      `${inProportion}${wanted} A stratum whose share before rounding is below its minimum gives the minimum instead, or all it has, and ` +
        `the rest is shared again among the others. The minimum is ${minimumInWords(plan.minimum, plan.minimums ?? {})}.`,
    ]
  if (!plan.everyStratum) return [inProportion + wanted]
  return [
    `${inProportion}${wanted} Where there are no more strata than cases wanted, each stratum left with none then takes one, in the order of ` +
      'their names, from the stratum that is furthest above its share before rounding and has more than one; of equal ones, from that ' +
      'which gives most, then the earlier.',
  ]
}

const minimumInWords = (minimum: number, own: Readonly<Record<string, number>>): string =>
  [String(minimum), ...Object.entries(own).map(([label, least]) => `for “${label}” ${least}`)].join(', ')

function frameCheck({ frameDigest, plan }: Recipe): string {
  const line = isStratified(plan)
    ? 'write a line “stratum|case reference” for every case of the list, strata in the order of the characters of their names and lines'
    : `write a line “${wholeFrame}|case reference” for every case of the list, lines`
  return (
    `To check that the list is the same: ${line} in the order of their characters, with one line end (LF) between lines and none after ` +
    `the last. The SHA-256 of that text is ${frameDigest}.`
  )
}
