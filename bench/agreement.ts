/**
 * How long agreement between auditors takes: alpha of 10,000 cases that two or three of 100 auditors graded, with a bootstrap
 * interval of 1,000 resamples; and all that is told of the same gradings, with every auditor beside the others.
 */
import { chanceFrom } from '#domain/caseload/chance.ts'
import { gradeCodes } from '#domain/grades/grade.ts'
import { auditorsAgreement } from '#domain/statistics/auditors-agreement.ts'
import { bootAlpha } from '#domain/statistics/boot-agreement.ts'
import type { Grading } from '#domain/statistics/pair-table.ts'
import { percentile, print, printFound, printMachine } from './machine.ts'

const raters = 100
const units = 10_000
const resamples = 1000
const targetMs = 2000
const rounds = 5

printMachine()

const chance = chanceFrom(20)
const ratings: (number | null)[][] = Array.from({ length: units }, () => {
  const row = Array.from({ length: raters }, (): number | null => null)
  const truth = chance.between(1, 4)
  const wanted = chance.between(2, 3)
  for (let graded = 0; graded < wanted;) {
    const rater = chance.between(0, raters - 1)
    if (row[rater] !== null) continue
    row[rater] = chance.yes(0.7) ? truth : Math.min(4, Math.max(1, truth + chance.one([-1, 1])))
    graded += 1
  }
  return row
})

const over = `${units} cases, ${raters} auditors, 2 or 3 for each case, ${resamples} resamples, ${rounds} rounds`
const times: number[] = []
let told = ''
for (let round = 0; round < rounds; round += 1) {
  const began = performance.now()
  const found = bootAlpha({ ratings, level: 'ordinal' }, { resamples, next: chanceFrom(round).share })
  times.push(performance.now() - began)
  told = found
    ? `${found.estimate.toFixed(4)} (${found.lower?.toFixed(4) ?? ''} to ${found.upper?.toFixed(4) ?? ''})`
    : ''
}
const slowest = Math.max(...times)
print([
  {
    what: 'alpha with its bootstrap interval, slowest',
    found: `${Math.round(slowest)} ms, median ${Math.round(percentile(times, 0.5))} ms; alpha ${told}`,
    target: `under ${targetMs} ms`,
    reached: slowest < targetMs,
    over,
  },
])

const gradings: Grading[] = ratings.flatMap((row, unit) =>
  row.flatMap((rating, rater) => {
    const grade = gradeCodes[4 - (rating ?? 0)]
    return grade ? [{ unit: `case-${unit}`, rater: `auditor-${rater}`, grade, question: `q${unit % 10}` }] : []
  }),
)
const began = performance.now()
const all = auditorsAgreement(gradings, { resamples, next: chanceFrom(1).share })
printFound([
  {
    what: 'overall, 10 questions and every auditor beside the others',
    found: `${Math.round(performance.now() - began)} ms; alpha ${all.overall.alpha.found?.value.toFixed(4) ?? 'none'}`,
    over: `${gradings.length} gradings, ${resamples} resamples of each of ${1 + all.byQuestion.length + all.byRater.length} groups`,
  },
])
