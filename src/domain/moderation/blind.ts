/**
 * A submitted audit without what its auditor judged of it: no grade, no rationale, no rating of their own. What was seen, asked and
 * answered stays, with the findings, because a second look is at the practice and the record.
 */
import type { SubmittedAudit } from '../audit/submission.ts'

/** The document itself is kept as it was handed in; this is what is shown until the moderator has graded. */
export function withoutGrades(document: SubmittedAudit): SubmittedAudit {
  return {
    ...document,
    overall: null,
    concerns: [],
    ratings: [],
    sections: document.sections.map(section => ({
      ...section,
      grade: 'not-graded',
      rationale: '',
      questions: section.questions.map(question =>
        question.answerKind === 'grade' ? { ...question, answerText: hidden, evidence: '' } : question,
      ),
    })),
  }
}

const hidden = 'Hidden until you have given your grade'
