/** View-models of an audit as it was handed in: the case's facts, the three grades side by side, the document as it was read. */
import { caseStatusLabel } from '#domain/cases/case-status.ts'
import { ownerLabel } from '#domain/audit/learning.ts'
import type { Said, SubmittedBeside } from '#domain/audit/beside.ts'
import type { SubmittedAudit } from '#domain/audit/submission.ts'
import { dayOf, longDate, monthAndYear } from '#domain/calendar/dates.ts'
import { themeLabel } from '#domain/findings/themes.ts'
import { caseFacts } from '#ui/components/case-facts/params.ts'
import { gradeTag } from '#ui/components/grade-tag/params.ts'
import { threeGrades } from '#ui/components/three-grades/params.ts'
import type { AuditFound, GradeEntryFound } from './queries.ts'

export const caseFactsOf = (audit: AuditFound) =>
  caseFacts({
    reference: audit.caseReference,
    status: caseStatusLabel(audit.caseStatus),
    ageYears: audit.ageYears,
    team: audit.teamName,
    locality: audit.localityName,
    auditor: audit.auditorName,
  })

export function gradesSideBySide(entries: readonly GradeEntryFound[]) {
  const given = (kind: GradeEntryFound['kind']) => {
    const entry = entries.find(one => one.kind === kind)
    return entry
      ? { grade: entry.grade, reason: entry.reason, by: entry.enteredBy, on: longDate(dayOf(entry.enteredAt)) }
      : null
  }
  return threeGrades({
    auditor: given('auditor'),
    moderator: given('moderator'),
    agreed: given('agreed'),
    decided: given('decided'),
  })
}

const finding = ({ theme, text, proposedAsGoodPractice }: SubmittedAudit['strengths'][number]) => ({
  theme: themeLabel(theme),
  text,
  proposed: proposedAsGoodPractice === true,
})

/** Who may read what others said of the case. */
export interface ReadsBeside {
  readonly practitioner: boolean
  readonly family: boolean
}
const nothingBeside: ReadsBeside = { practitioner: false, family: false }

type Talk = NonNullable<SubmittedBeside['practitioner']>['conversations'][number]

/** Answers of the family may have words beside them; these have none. */
const wordless = (said: Said) => ({ ...said, words: '' })

const talkView = ({ manner, heldOn, parts }: Talk) => ({
  title: heldOn === null ? manner : `${manner}, ${longDate(heldOn)}`,
  parts: parts.map(wordless),
})

const practitionerView = ({ reflection, conversations }: NonNullable<SubmittedBeside['practitioner']>) => ({
  reflection: reflection && { keptOn: longDate(dayOf(reflection.keptAt)), parts: reflection.parts.map(wordless) },
  conversations: conversations.map(talkView),
})
const silent = { reflection: null, conversations: [] }

/** What was sealed of what others said. The page of the audit as it stands shows their own pages' parts instead. */
const besideView = ({ beside = {} }: SubmittedAudit, reads: ReadsBeside) => ({
  ...(reads.practitioner && beside.practitioner ? practitionerView(beside.practitioner) : silent),
  family: reads.family ? (beside.family ?? null) : null,
})

export function submittedView(document: SubmittedAudit, reads = nothingBeside) {
  return {
    tool: `${document.tool.name}, version ${document.tool.version}`,
    submittedOn: longDate(dayOf(document.submittedAt)),
    overall: document.overall && {
      tag: gradeTag({ grade: document.overall.grade }),
      rationale: document.overall.rationale,
    },
    ratings: (document.ratings ?? []).map(({ title, calculatedText, because, standsText, reason }) => ({
      title,
      calculated: calculatedText,
      because,
      own: reason === '' ? null : standsText,
      reason,
    })),
    totals: (document.totals ?? []).map(({ title, value }) => ({ title, value: value ?? 'Not worked out' })),
    memory: document.memory
      ? {
          when: monthAndYear(dayOf(document.memory.submittedAt)),
          toolName: document.memory.toolName,
          items: document.memory.items,
        }
      : null,
    beside: besideView(document, reads),
    concerns: document.concerns.map(({ sentence, explanation }) => ({ sentence, explanation })),
    sections: document.sections.map(section => ({
      title: section.title,
      tag: section.grade === 'not-graded' ? null : gradeTag({ grade: section.grade }),
      rationale: section.rationale,
      questions: section.questions.map(question => ({
        text: question.text,
        answer: question.answerText || 'Not answered',
        evidence: question.evidence,
        record: question.record !== undefined && question.record !== question.evidence ? question.record : null,
      })),
    })),
    strengths: document.strengths.map(finding),
    areas: document.areasForImprovement.map(finding),
    actions: document.actions.map(action => ({
      text: action.text,
      owner: ownerLabel(action.ownerRole),
      dueOn: longDate(action.dueOn),
      success: action.successMeasure,
    })),
  }
}
