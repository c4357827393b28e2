/** View-models of a section's page and of the overall grade: what is asked, what was answered, both texts where a save came between. */
import { answerText, codesChosen, gradeKey, overallKey, ratingKey, yesPartlyNo } from '#domain/audit/answers.ts'
import type { RecordAnswer } from '#domain/audit/record.ts'
import { evidenceAsked, rangeOf, type Question } from '#domain/audit-tool/tool.ts'
import { standingOfAudit } from '#domain/audit/submission.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import { gradeLabel, grades, isGrade, type Grade } from '#domain/grades/grade.ts'
import { gradeTag } from '#ui/components/grade-tag/params.ts'
import { params } from '#ui/params.ts'
import { keysOf, shownField } from './forms.ts'
import { fieldId, paths } from './paths.ts'
import type { AuditFound } from './queries.ts'
import { recordWords, withRecord } from './record-view.ts'
import { calculatedText, ratingView, totalText, totalView } from './rating-view.ts'
import type { Given, SectionFound } from './save-answers.ts'
import type { AuditHeld } from './submit-audit.ts'
import { caseFactsOf } from './submitted-view.ts'
import { errorsShown, fieldOf, nothingUnsaved, type Held, type Unsaved } from './unsaved.ts'

type Typed = Unsaved<Given>

const items = (choices: readonly { code: string; label: string; hint?: string }[], chosen: readonly string[]) =>
  params(
    choices.map(({ code, label, hint }) => ({
      value: code,
      text: label,
      checked: chosen.includes(code),
      ...(hint === undefined ? {} : { hint: { text: hint } }),
    })),
  )

const gradeWords = (value: string): string => (isGrade(value) ? gradeLabel(value) : value)

type Shape = 'radios' | 'checkboxes' | 'textarea' | 'input' | 'date'
const shapes: Readonly<Record<Question['answerKind'], Shape>> = {
  'yes-partly-no': 'radios',
  grade: 'radios',
  scale: 'radios',
  progress: 'radios',
  choice: 'radios',
  choices: 'checkboxes',
  date: 'date',
  count: 'input',
  'short-text': 'input',
  'long-text': 'textarea',
  reflection: 'textarea',
  evidence: 'input',
}

/** What is said of a kind besides the question's own hint. */
const kindHints: Partial<Readonly<Record<Question['answerKind'], string>>> = {
  choices: 'Choose all that apply.',
  date: 'For example, 14 5 2018.',
  reflection: 'Not graded, and not counted.',
  evidence: 'The document or case note, and its date.',
}

const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`)

function hintOf({ hint, whereToLook, answerKind, scaleGuidance = [] }: Question): string | null {
  const steps = scaleGuidance.map(({ at, text }) => `${at}: ${text}`)
  const parts = [hint, kindHints[answerKind], steps.join('; '), whereToLook && `Where to look: ${whereToLook}`]
  const said = parts.flatMap(part => part || [])
  return said.length > 0 ? said.map(sentence).join(' ') : null
}

const numbersOf = (question: Question) => {
  const { least, most } = rangeOf(question)
  return Array.from({ length: most - least + 1 }, (_, step) => String(least + step))
}

/** What a question offers to choose from. */
function choicesOf(question: Question): readonly { code: string; label: string; hint?: string }[] {
  if (question.answerKind === 'yes-partly-no') return yesPartlyNo
  if (question.answerKind === 'scale') return numbersOf(question).map(number => ({ code: number, label: number }))
  if (question.answerKind === 'grade')
    return grades.map(({ code, label }) => ({ code, label, hint: question.descriptors?.[code] ?? '' }))
  return question.choices ?? []
}

/** Day, month and year; whatever was typed, where they are no date. */
function dateItems(id: string, value: string, faulty: boolean) {
  const [year = '', month = '', ...rest] = value.split('-')
  const day = rest.join('-')
  const part = (name: string, text: string, width: string) => ({
    id: name === 'day' ? id : `${id}-${name}`,
    name,
    value: text.replace(/^0+/, ''),
    classes: `govuk-input--width-${width}${faulty ? ' govuk-input--error' : ''}`,
  })
  return params([part('day', day, '2'), part('month', month, '2'), part('year', year, '4')])
}

export function questionView(question: Question, held: Held, unsaved: Typed) {
  const field = fieldOf(question.key, held, unsaved, value => answerText(question, value))
  const shape = shapes[question.answerKind]
  const choices = choicesOf(question)
  const chosen = question.answerKind === 'choices' ? codesChosen(field.value) : [field.value]
  return {
    ...field,
    text: question.text,
    hint: hintOf(question),
    shape,
    narrow: question.answerKind === 'count',
    inline: question.answerKind === 'scale' || (question.answerKind !== 'grade' && choices.length < 5),
    items: shape === 'date' ? dateItems(field.id, field.value, field.error !== null) : items(choices, chosen),
    asksEvidence: evidenceAsked(question) !== 'none',
  }
}

export function gradeView(
  key: string,
  descriptors: Readonly<Record<Grade, string>> | undefined,
  held: Held,
  unsaved: Typed = nothingUnsaved,
) {
  const field = fieldOf(key, held, unsaved, gradeWords)
  return {
    ...field,
    items: params(
      grades.map(({ code, label }) => ({
        value: code,
        text: label,
        checked: code === field.value,
        hint: { text: descriptors?.[code] ?? '' },
        label: { classes: 'govuk-!-font-weight-bold' },
      })),
    ),
  }
}

/** Where the earlier answers can be read; null where there are none. */
function historyLink(audit: AuditFound, key: string, earlier: ReadonlyMap<string, number>) {
  const count = earlier.get(key) ?? 0
  return count === 0 ? null : { count, href: paths.history(audit.reference, fieldId(key)) }
}

interface SectionShown extends SectionFound {
  readonly audit: AuditFound
  /** How many earlier answers each key has. */
  readonly earlier: ReadonlyMap<string, number>
  /** What the council's own dates answer of it. */
  readonly filledIn: readonly RecordAnswer[]
}

/** Every question of the section, those not asked now among them: hidden, until an answer on the same page asks them. */
export function sectionView(
  { audit, section, filled, standing, earlier, filledIn }: SectionShown,
  refused: Typed = nothingUnsaved,
) {
  const unsaved = withRecord(refused, filledIn, filled.answers)
  const { tool, answers: held } = filled
  const { sections } = standing
  const place = sections.findIndex(one => one.key === section.key)
  const asked = new Set(sections[place]?.questions.map(question => question.key))
  const keys = keysOf(tool, section)
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.section(audit.reference, section.key),
    asSaved: paths.section(audit.reference, section.key),
    title: section.title,
    caption: `Audit ${audit.reference}, section ${place + 1} of ${sections.length}`,
    guidance: section.guidance,
    window: `Read the last ${tool.lookbackMonths} months of the record, and judge the last ${tool.judgementMonths}.`,
    facts: caseFactsOf(audit),
    questions: section.questions.map(question => ({
      ...questionView(question, held, unsaved),
      asked: asked.has(question.key),
      record: recordWords(question.key, filledIn, filled.answers),
      history: historyLink(audit, question.key, earlier),
    })),
    ratings: standing.ratings
      .filter(({ rating }) => rating.section === section.key)
      .map(one => ratingView(tool, one, held, unsaved)),
    totals: standing.totals.filter(({ total }) => total.section === section.key).map(totalView),
    grade: section.graded ? gradeView(gradeKey(section.key), section.descriptors, held, unsaved) : null,
    shown: unsaved.shown ?? shownField(held, keys),
    stale: unsaved.stale.length > 0,
    errors: errorsShown(unsaved.errors),
    savedAt: savedAt(held, keys),
  }
}

/** The audit as a whole: its sections' grades beside the question, and the descriptors of each grade. Nothing is worked out. */
export function overallView(audit: AuditFound, filled: AuditHeld, unsaved: Typed = nothingUnsaved) {
  const { tool, answers: held } = filled
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.overall(audit.reference),
    asSaved: paths.overall(audit.reference),
    facts: caseFactsOf(audit),
    sections: standingOfAudit(filled)
      .sections.filter(section => section.graded)
      .map(section => {
        const grade = held.get(gradeKey(section.key))?.value
        return {
          title: section.title,
          href: paths.section(audit.reference, section.key),
          tag: isGrade(grade) ? gradeTag({ grade, small: true }) : null,
        }
      }),
    grade: gradeView(overallKey, tool.overallDescriptors, held, unsaved),
    shown: unsaved.shown ?? shownField(held, [overallKey]),
    stale: unsaved.stale.length > 0,
    errors: errorsShown(unsaved.errors),
    savedAt: savedAt(held, [overallKey]),
  }
}

/** What an answer just saved changed on its page: which questions are asked now, and what the ratings and totals come to. */
export interface StandsNow {
  readonly asked: readonly string[]
  readonly workedOut: Readonly<Record<string, string>>
}

export function standsNow(filled: AuditHeld, sectionKey: string): StandsNow {
  const { sections, ratings, totals } = standingOfAudit(filled)
  const here = sections.find(({ key }) => key === sectionKey)
  const ratingsHere = ratings.filter(({ rating }) => rating.section === sectionKey)
  const totalsHere = totals.filter(({ total }) => total.section === sectionKey)
  return {
    asked: here?.questions.map(({ key }) => fieldId(key)) ?? [],
    workedOut: Object.fromEntries<string>([
      ...ratingsHere.map(one => [fieldId(ratingKey(one.rating.key)), calculatedText(filled.tool, one)] as const),
      ...totalsHere.map(one => [`total-${one.total.key}`, totalText(one.value)] as const),
    ]),
  }
}

/** When any of these answers was last saved, in words; empty while none was. */
export function savedAt(held: Held, keys: readonly string[]): string {
  const latest = keys
    .flatMap(key => held.get(key)?.givenAt ?? [])
    .sort()
    .at(-1)
  return latest === undefined ? '' : `Last saved ${longMoment(latest)}.`
}
