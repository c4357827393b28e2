/** The council's rule: of each grade how many audits are moderated, whether new auditors' all are, blind or open. */
import { errorSummary } from '#ui/form-params.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { gradeCodes, gradeLabel, type Grade } from '#domain/grades/grade.ts'
import { usualRule } from '#domain/moderation/rule.ts'
import type { Context } from '#platform/context.ts'
import { page, seeOther, type FieldErrors, type Reply, type RouteRequest } from '#platform/http/route.ts'
import { params } from '#ui/params.ts'
import type { RulesForm } from './forms.ts'
import { paths } from './paths.ts'
import { ruleNow, type RuleFound } from './queries.ts'
import { setModerationRule } from './set-rule.ts'

type Typed = Readonly<Record<string, unknown>>
const textOf = (typed: Typed, key: string): string => (typeof typed[key] === 'string' ? typed[key] : '')

const yesOrNo = (given: boolean): string => (given ? 'yes' : 'no')
const asTyped = ({ shares, firstThree, blind, headForInadequate }: RuleFound): Typed => ({
  ...Object.fromEntries(gradeCodes.map(code => [code, String(shares[code])])),
  firstThree: yesOrNo(firstThree),
  blind: yesOrNo(blind),
  headForInadequate: yesOrNo(headForInadequate),
})

const message = (text: string | undefined) => (text === undefined ? {} : { errorMessage: { text } })

const shareInput = (code: Grade, typed: Typed, errors: FieldErrors) =>
  params({
    id: code,
    name: code,
    value: textOf(typed, code),
    classes: 'govuk-input--width-3',
    inputmode: 'numeric',
    suffix: { text: 'of 100' },
    label: { text: gradeLabel(code), classes: 'govuk-label--s' },
    hint: { text: `Usually ${usualRule.shares[code]}.` },
    ...message(errors[code]),
  })

interface Choice {
  readonly name: 'firstThree' | 'blind' | 'headForInadequate'
  readonly legend: string
  readonly hint: string
  readonly yes: string
  readonly no: string
}

const choices: readonly Choice[] = [
  {
    name: 'firstThree',
    legend: 'Moderate all of an auditor’s first three audits?',
    hint: 'Whatever their grade. Usually yes.',
    yes: 'Yes',
    no: 'No',
  },
  {
    name: 'blind',
    legend: 'Does the moderator see the auditor’s grade first?',
    hint: 'A moderator who has seen a grade tends to give the same one.',
    yes: 'No, blind: the moderator grades first, then both grades are shown and one is agreed',
    no: 'Yes, open: the moderator reads the auditor’s grade, and agrees or gives another',
  },
  {
    name: 'headForInadequate',
    legend: 'Does a head of service moderate what an auditor graded inadequate?',
    hint: 'Then nobody else does. Where moderation is blind, this tells them the auditor’s grade.',
    yes: 'Yes, a head of service alone',
    no: 'No, any moderator',
  },
]

const radiosOf = ({ name, legend, hint, yes, no }: Choice, typed: Typed, errors: FieldErrors) =>
  params({
    idPrefix: name,
    name,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--m' } },
    hint: { text: hint },
    items: [
      { value: 'yes', text: yes, checked: typed[name] === 'yes' },
      { value: 'no', text: no, checked: typed[name] === 'no' },
    ],
    ...message(errors[name]),
  })

const standingWords = ({ setBy, setAt }: RuleFound): string =>
  setBy === null || setAt === null
    ? 'No rule has been set: every audit is moderated, openly.'
    : `Set by ${setBy}, ${longDate(dayOf(setAt))}.`

async function show(ctx: Context, typed: Typed | null, errors: FieldErrors): Promise<Reply> {
  const rule = await ruleNow(ctx)
  const shown = typed ?? asTyped(rule)
  const view = {
    back: paths.queue,
    action: paths.rules,
    standing: standingWords(rule),
    shares: gradeCodes.map(code => shareInput(code, shown, errors)),
    choices: choices.map(choice => radiosOf(choice, shown, errors)),
    summary: errorSummary(errors),
  }
  return page('moderation/pages/rules.njk', view, Object.keys(errors).length > 0 ? 422 : 200)
}

export const rulesPage = (ctx: Context): Promise<Reply> => show(ctx, null, {})

export const rulesAgain = (ctx: Context, { body }: RouteRequest<Typed>, errors: FieldErrors): Promise<Reply> =>
  show(ctx, body, errors)

export async function saveRules(ctx: Context, { body }: RouteRequest<RulesForm>): Promise<Reply> {
  await setModerationRule(ctx, {
    shares: {
      outstanding: Number(body.outstanding),
      good: Number(body.good),
      'requires-improvement': Number(body['requires-improvement']),
      inadequate: Number(body.inadequate),
    },
    firstThree: body.firstThree === 'yes',
    blind: body.blind === 'yes',
    headForInadequate: body.headForInadequate === 'yes',
  })
  return seeOther(`${paths.rules}?done=moderation-rule-set`)
}
