/**
 * How long the engine of conditions and ratings takes: one answer changed in a tool of 250 questions, and 10,000 saved audits rated again;
 * side by side with survey-core where it is installed (npm ci --prefix bench/survey-core), after both agree on 1,000 random fills.
 */
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { instrumentFaults } from '#domain/audit-tool/instrument-faults.ts'
import { standingOf } from '#domain/audit-tool/standing.ts'
import type { Question, Rating, ToolContent } from '#domain/audit-tool/tool.ts'
import { seededRandom } from '#platform/random.ts'

const sections = 25
const each = 10
const yesPartlyNo = ['yes', 'partly', 'no', 'not-applicable'] as const

/** In each section five questions for all, and five that follow a “no”. */
const key = (section: number, place: number): string => `q${section}-${place}`
const follows = (section: number, place: number): string => key(section, place - 5)

function question(section: number, place: number): Question {
  const when = place >= 5 ? { askedWhen: `answer('${follows(section, place)}') == 'no'` } : {}
  return {
    key: key(section, place),
    text: `Question ${section}.${place}?`,
    kind: 'quality',
    answerKind: 'yes-partly-no',
    indicators: [1],
    required: true,
    ...when,
  }
}

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place)
const ratingOf = (section: number): Rating => ({
  key: `item-${section}`,
  title: `Item ${section}`,
  section: `s${section}`,
  scale: 'item',
  appliesWhen: `answer('${key(section, 0)}') != 'not-applicable'`,
  rules: [
    { when: `all_of(['${key(section, 0)}', '${key(section, 1)}', '${key(section, 2)}'], 'yes')`, gives: 'strength' },
    {
      when: `answer('${key(section, 3)}') == 'no' && answer('${key(section, 8)}') == 'yes'`,
      gives: 'strength',
    },
  ],
  otherwise: 'weak',
  mayOverride: true,
})

const outcomes = 5
const outcome = (place: number): Rating => {
  const items = range(sections / outcomes).map(step => `'item-${place * (sections / outcomes) + step}'`)
  return {
    key: `outcome-${place}`,
    title: `Outcome ${place}`,
    section: 's0',
    scale: 'item',
    appliesWhen: `count_applicable([${items.join(', ')}]) > 0`,
    rules: [{ when: `count_of([${items.join(', ')}], 'strength') >= 2`, gives: 'strength' }],
    otherwise: 'weak',
    mayOverride: false,
  }
}

const tool: ToolContent = {
  key: 'bench',
  name: 'Bench',
  version: 1,
  purpose: 'To be measured.',
  lookbackMonths: 12,
  judgementMonths: 6,
  grading: 'none',
  indicators: [{ number: 1, name: 'One' }],
  sections: range(sections).map(section => ({
    key: `s${section}`,
    title: `Section ${section}`,
    guidance: 'Read.',
    strand: 'effect' as const,
    mandatory: false,
    graded: false,
    estimatedMinutes: 1,
    questions: range(each).map(place => question(section, place)),
  })),
  scales: [
    {
      key: 'item',
      name: 'Item',
      values: [
        { code: 'strength', label: 'Strength' },
        { code: 'weak', label: 'Weak' },
      ],
    },
  ],
  ratings: [...range(sections).map(ratingOf), ...range(outcomes).map(outcome)],
}

const random = seededRandom(250)
const facts = { caseStatus: 'child-in-need', ageYears: 9, placement: null, theme: null }
type Fill = Map<string, { value: string }>
const pickCode = (): string => yesPartlyNo[random.whole(4)] ?? 'yes'
const fill = (): Fill =>
  new Map(tool.sections.flatMap(section => section.questions.map(({ key: name }) => [name, { value: pickCode() }])))

function ratingsOf(given: Fill): Readonly<Record<string, string | null>> {
  return Object.fromEntries(standingOf(tool, facts, given).ratings.map(({ rating, stands }) => [rating.key, stands]))
}
const askedOf = (given: Fill): readonly string[] =>
  standingOf(tool, facts, given).sections.flatMap(section => section.questions.map(({ key: name }) => name))

interface Survey {
  data: Record<string, string>
  setValue: (name: string, value: string) => void
  getVariable: (name: string) => unknown
  getAllQuestions: (visible: boolean) => readonly { readonly name: string }[]
  calculatedValues: readonly { readonly name: string; readonly value: unknown }[]
}
type SurveyModel = new (json: unknown) => Survey

/** The same tool in the other engine's words: what follows a “no” counts only where that “no” was given. */
function surveyJson() {
  const name = (section: number, place: number): string => key(section, place).replace('-', '_')
  const item = (section: number): string => {
    const [a, b, c, d, e] = [0, 1, 2, 3, 8].map(place => `{${name(section, place)}}`)
    const fits = (one?: string): string => `(${one} = 'yes' or ${one} = 'not-applicable')`
    return `iif(${a} = 'not-applicable', 'not-applicable', iif((${fits(a)} and ${fits(b)} and ${fits(c)}) or (${d} = 'no' and ${e} = 'yes'), 'strength', 'weak'))`
  }
  const size = sections / outcomes
  const outcomeOf = (place: number): string => {
    const items = range(size).map(step => `{item_${place * size + step}}`)
    const strong = items.map(one => `iif(${one} = 'strength', 1, 0)`).join(' + ')
    const applicable = items.map(one => `${one} <> 'not-applicable'`).join(' or ')
    return `iif(${applicable}, iif(${strong} >= 2, 'strength', 'weak'), 'not-applicable')`
  }
  return {
    pages: range(sections).map(section => ({
      name: `s${section}`,
      elements: range(each).map(place => ({
        type: 'radiogroup',
        name: name(section, place),
        choices: yesPartlyNo,
        ...(place >= 5 ? { visibleIf: `{${name(section, place - 5)}} = 'no'` } : {}),
      })),
    })),
    calculatedValues: [
      ...range(sections).map(section => ({ name: `item_${section}`, expression: item(section) })),
      ...range(outcomes).map(place => ({ name: `outcome_${place}`, expression: outcomeOf(place) })),
    ],
  }
}

const theirData = (given: Fill): Record<string, string> =>
  Object.fromEntries([...given].map(([name, { value }]) => [name.replace('-', '_'), value]))

function agree(survey: Survey, given: Fill): boolean {
  survey.data = theirData(given)
  const theirs = Object.fromEntries(survey.calculatedValues.map(one => [one.name.replace('_', '-'), one.value]))
  const ours = ratingsOf(given)
  const sameRatings = Object.keys(ours).every(name => ours[name] === theirs[name])
  const shown = survey.getAllQuestions(true).map(one => one.name.replace('_', '-'))
  return sameRatings && shown.join() === askedOf(given).join()
}

function timed(count: number, work: (turn: number) => void): number {
  const start = performance.now()
  for (const turn of range(count)) work(turn)
  return (performance.now() - start) / count
}

const changes = range(1000).map(() => [key(random.whole(sections), random.whole(5)), pickCode()] as const)

function ours(): void {
  const compile = performance.now()
  standingOf(tool, facts, new Map())
  console.log(
    `made ready                                ${(performance.now() - compile).toFixed(1)} ms, once for a version`,
  )
  const given = fill()
  timed(200, () => standingOf(tool, facts, given))
  const change = timed(changes.length, turn => {
    const [name, value] = changes[turn] ?? ['', '']
    given.set(name, { value })
    standingOf(tool, facts, given)
  })
  console.log(`one answer, 250 questions (under 0.1 ms)  ${change.toFixed(4)} ms`)
  const saved = range(10_000).map(fill)
  const all = performance.now()
  for (const one of saved) standingOf(tool, facts, one)
  console.log(`10,000 audits rated again (under 2 s)     ${((performance.now() - all) / 1000).toFixed(2)} s`)
  const check = performance.now()
  const faults = [...instrumentFaults(tool)].length
  console.log(`tried out before publishing               ${Math.round(performance.now() - check)} ms, ${faults} faults`)
}

function theirs(): void {
  const at = new URL('./survey-core/node_modules/survey-core', import.meta.url)
  if (!existsSync(at)) {
    console.log('survey-core is not installed: npm ci --prefix bench/survey-core')
    return
  }
  const { Model } = createRequire(import.meta.url)(at.pathname) as { readonly Model: SurveyModel }
  const survey = new Model(surveyJson())
  const agreed = range(1000).filter(() => agree(survey, fill())).length
  console.log(`\nboth agree on                             ${agreed} of 1,000 random fills`)
  if (agreed < 1000) process.exitCode = 1
  const change = timed(100, turn => {
    const [name, value] = changes[turn] ?? ['', '']
    survey.setValue(name.replace('-', '_'), value)
  })
  console.log(`survey-core: one answer                   ${change.toFixed(2)} ms`)
  const rated = timed(20, () => {
    const fresh = new Model(surveyJson())
    fresh.data = theirData(fill())
  })
  console.log(`survey-core: audits rated again           ${(1000 / rated).toFixed(1)} a second`)
}

ours()
theirs()
