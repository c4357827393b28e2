/**
 * What makes a tool hard to live with, although nothing is wrong with it. Warnings are advice to whoever writes a tool: they never
 * keep it from being published.
 */
import { caseStatuses } from '../cases/case-status.ts'
import { sectionsApplying } from './applies.ts'
import { estimatedMinutes, type Question, type ToolContent } from './tool.ts'

export interface ToolWarning {
  readonly code: string
  /** A section's key; empty for the tool itself. */
  readonly where: string
  readonly sentence: string
}

/**
 * Minutes that an audit of one case may take. Two and a half hours is what makers of ward-audit applications report of audits on paper,
 * before they were cut to half an hour: what takes longer is put off, or ticked through. To be revised when times are measured here.
 */
export const auditorsPatience = 150

/** One section is one page, and is read at one sitting. */
export const mostQuestionsInASection = 12

/** Words by which a question shows that somebody is spoken with: the framework rests on conversation, not on the record alone. */
const conversation =
  /\b(conversation|talk|talked|spoke|spoken|discuss\w*|told|famil\w+|parent\w*|carer\w*|practitioner\w*|views?|feedback)\b/i

const isCounted = (question: Question): boolean => question.dataOnly !== true && question.answerKind !== 'reflection'

const hearsPeople = ({ answerKind, text, whereToLook = '' }: Question): boolean =>
  answerKind === 'scale' || answerKind === 'reflection' || conversation.test(`${text} ${whereToLook}`)

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const statusesKnown = caseStatuses.map(status => status.code)

export interface LongestAudit {
  readonly minutes: number
  /** The label of the case status that is asked most. */
  readonly status: string
}

/** How long the longest audit with this tool takes: the status whose sections have most minutes together. */
export function longestAudit(tool: ToolContent): LongestAudit {
  return statusesKnown.reduce<LongestAudit>(
    (longest, code) => {
      const facts = { caseStatus: code, ageYears: null, placement: null, theme: null }
      const minutes = estimatedMinutes(sectionsApplying(tool, facts))
      const status = caseStatuses.find(one => one.code === code)?.label ?? code
      return minutes > longest.minutes ? { minutes, status } : longest
    },
    { minutes: 0, status: '' },
  )
}

/** How many questions of each kind are counted; those wanted for data alone, and reflections, are not. */
export function kindsCounted(tool: ToolContent): Readonly<Record<Question['kind'], number>> {
  const counted = tool.sections.flatMap(section => section.questions).filter(isCounted)
  const of = (kind: Question['kind']): number => counted.filter(question => question.kind === kind).length
  return { compliance: of('compliance'), quality: of('quality'), outcome: of('outcome') }
}

export function* toolWarnings(tool: ToolContent): Generator<ToolWarning> {
  yield* balance(tool)
  yield* patience(tool)
  const questions = tool.sections.flatMap(section => section.questions)
  if (questions.length > 0 && !questions.some(hearsPeople))
    yield {
      code: 'nobody-heard',
      where: '',
      sentence:
        'No question comes from a conversation: with the practitioner, the child or the family. Think of a scaling question, or of one about what they said.',
    }
  for (const section of tool.sections) {
    const lost = section.questions.filter(question => isCounted(question) && (question.whereToLook ?? '').trim() === '')
    if (lost.length > 0)
      yield {
        code: 'no-where-to-look',
        where: section.key,
        sentence: `${plural(lost.length, 'question')} of “${section.title}” ${lost.length === 1 ? 'does' : 'do'} not say where to look.`,
      }
    if (section.questions.length > mostQuestionsInASection)
      yield {
        code: 'section-too-long',
        where: section.key,
        sentence: `“${section.title}” has ${section.questions.length} questions on one page. More than ${mostQuestionsInASection} are hard to finish at one sitting.`,
      }
  }
}

function* balance(tool: ToolContent): Generator<ToolWarning> {
  const { compliance, quality, outcome } = kindsCounted(tool)
  const counted = compliance + quality + outcome
  if (compliance * 2 > counted)
    yield {
      code: 'mostly-compliance',
      where: '',
      sentence: `${compliance} of ${plural(counted, 'question')} ask whether something was done, not how well or to what effect. Inspectors have criticised audits of this kind.`,
    }
}

function* patience(tool: ToolContent): Generator<ToolWarning> {
  const { minutes, status } = longestAudit(tool)
  if (minutes > auditorsPatience)
    yield {
      code: 'too-long',
      where: '',
      sentence: `An audit takes about ${minutes} minutes where the case status is “${status}”. Beyond ${auditorsPatience} minutes audits are put off, or ticked through.`,
    }
}
