/**
 * What is wrong with a plan for a frame, in sentences for the person who is about to draw: what stops the draw, and what will turn
 * out otherwise than asked. Decided: a stratum smaller than its minimum gives all it has, and the sample says so.
 */
import type { FrameCase } from './frame.ts'
import { fewestWords, isStratified, wordsIn, type ByHandPlan, type MinimumPlan, type SamplingPlan } from './plan.ts'
import { groupsOf, minimumsOf, portionsOf, type Group } from './portions.ts'
import { minimumsTogether } from './proportions.ts'

export type FaultCode =
  | 'frame-of-none'
  | 'reference-twice'
  | 'size-not-whole'
  | 'minimum-not-whole'
  | 'size-over-frame'
  | 'target-of-none'
  | 'minimums-over-size'
  | 'stratum-under-minimum'
  | 'stratum-not-known'
  | 'none-chosen'
  | 'chosen-not-in-frame'
  | 'chosen-twice'
  | 'reason-too-short'

export interface DrawFault {
  readonly code: FaultCode
  /** What is wrong and what to do, ready to be shown. */
  readonly sentence: string
  /** False where the draw goes ahead and the sentence is kept with the sample. */
  readonly stops: boolean
}

/** Everything wrong with a plan for a frame, what stops the draw first. */
export const faultsOf = (frame: readonly FrameCase[], plan: SamplingPlan): readonly DrawFault[] =>
  faultsIn(groupsOf(frame, plan), plan)

/** As above, of a frame that is already in the plan's groups. */
export function faultsIn(groups: readonly Group<FrameCase>[], plan: SamplingPlan): readonly DrawFault[] {
  const found = [...frameFaults(groups), ...numberFaults(plan)]
  if (found.length > 0) return found
  const more = plan.method === 'by-hand' ? handFaults(groups, plan) : chanceFaults(groups, plan)
  return [...more.filter(fault => fault.stops), ...more.filter(fault => !fault.stops)]
}

const stop = (code: FaultCode, sentence: string): DrawFault => ({ code, sentence, stops: true })
const tell = (code: FaultCode, sentence: string): DrawFault => ({ code, sentence, stops: false })

/** “1 case”, “2,000 cases”. */
export const casesInWords = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'case' : 'cases'}`

const isWhole = (number: number, least: number): boolean => Number.isSafeInteger(number) && number >= least

function frameFaults(groups: readonly Group<FrameCase>[]): readonly DrawFault[] {
  if (groups.length === 0)
    return [
      stop(
        'frame-of-none',
        'There are no cases to draw from. Look at which cases were left out and why, and change that.',
      ),
    ]
  const twice = firstTwice(groups.map(group => group.cases))
  return twice === null
    ? []
    : [
        stop(
          'reference-twice',
          `Case ${twice} is in the frame twice. Each case must be there once, or its chance is doubled.`,
        ),
      ]
}

function firstTwice(lists: readonly (readonly { readonly caseReference: string }[])[]): string | null {
  const seen = new Set<string>()
  let passed = 0
  for (const list of lists)
    for (const { caseReference } of list) {
      passed += 1
      if (seen.add(caseReference).size < passed) return caseReference
    }
  return null
}

function numberFaults(plan: SamplingPlan): readonly DrawFault[] {
  if (plan.method === 'whole-population' || plan.method === 'by-hand') return []
  const faults: DrawFault[] = []
  if (!isWhole(plan.size, 1))
    faults.push(stop('size-not-whole', 'The number of cases to draw must be a whole number, 1 or more.'))
  if (!isWhole(plan.reservePerStratum, 0))
    faults.push(stop('size-not-whole', 'The number of reserves must be a whole number, 0 or more.'))
  if (
    plan.method === 'stratified-minimum' &&
    ![plan.minimum, ...Object.values(plan.minimums ?? {})].every(one => isWhole(one, 0))
  )
    faults.push(stop('minimum-not-whole', 'Each minimum must be a whole number, 0 or more.'))
  return faults
}

function chanceFaults(
  groups: readonly Group<FrameCase>[],
  plan: Exclude<SamplingPlan, ByHandPlan>,
): readonly DrawFault[] {
  if (plan.method === 'whole-population') return []
  const minimums = plan.method === 'stratified-minimum' ? minimumFaults(groups, plan) : []
  if (minimums.some(fault => fault.stops)) return minimums
  const all = toDrawFrom(groups, plan)
  if (all === 0)
    return [
      stop('target-of-none', 'The rule names none of the cases in the frame. Choose another rule or another method.'),
    ]
  return plan.size > all ? [...minimums, sizeOver(plan.size, all)] : minimums
}

/** How many cases a draw is from: all of the strata, or those that a rule names. */
const toDrawFrom = (groups: readonly Group<FrameCase>[], plan: SamplingPlan): number =>
  (isStratified(plan) ? groups : portionsOf(groups, plan)).reduce((total, group) => total + group.cases.length, 0)

const sizeOver = (size: number, all: number): DrawFault =>
  tell(
    'size-over-frame',
    `${casesInWords(size)} were asked for, but there ${all === 1 ? 'is' : 'are'} only ${all.toLocaleString('en-GB')} to draw from: every one is taken.`,
  )

function minimumFaults(groups: readonly Group<FrameCase>[], plan: MinimumPlan): readonly DrawFault[] {
  const labels = groups.map(group => group.label)
  const sizes = groups.map(group => group.cases.length)
  const minimums = minimumsOf(labels, plan)
  const unknown = Object.keys(plan.minimums ?? {}).filter(label => !labels.includes(label))
  const together = minimumsTogether(sizes, minimums)
  const over = together > plan.size ? [minimumsOver(together, plan.size, groups.length)] : []
  return [
    ...unknown.map(label => tell('stratum-not-known', `“${label}” has a minimum, but no case of the frame is in it.`)),
    ...over,
    ...groups.flatMap(({ label, cases }, index) => underMinimum(label, cases.length, minimums[index] ?? 0)),
  ]
}

const minimumsOver = (together: number, size: number, strata: number): DrawFault =>
  stop(
    'minimums-over-size',
    `The minimums of the ${strata} strata come to ${casesInWords(together)}, more than the ${size} to be drawn. ` +
      `Draw at least ${together}, or lower the minimums.`,
  )

const underMinimum = (label: string, has: number, minimum: number): readonly DrawFault[] =>
  has >= minimum
    ? []
    : [
        tell(
          'stratum-under-minimum',
          `“${label}” has ${casesInWords(has)}, fewer than its minimum of ${minimum}: ${has === 1 ? 'it is' : 'all are'} taken.`,
        ),
      ]

function handFaults(groups: readonly Group<FrameCase>[], { chosen }: ByHandPlan): readonly DrawFault[] {
  if (chosen.length === 0) return [stop('none-chosen', 'No case has been chosen. Choose at least one, and say why.')]
  const known = new Set(groups.flatMap(group => group.cases.map(one => one.caseReference)))
  const twice = firstTwice([chosen])
  return [
    ...(twice === null ? [] : [stop('chosen-twice', `Case ${twice} is chosen twice. Take one away.`)]),
    ...chosen
      .filter(one => !known.has(one.caseReference))
      .map(one => stop('chosen-not-in-frame', `Case ${one.caseReference} is not among the cases that may be audited.`)),
    ...chosen
      .filter(one => wordsIn(one.reason) < fewestWords)
      .map(one =>
        stop('reason-too-short', `Say in at least ${fewestWords} words why case ${one.caseReference} was chosen.`),
      ),
  ]
}
