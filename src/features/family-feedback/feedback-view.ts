/** View-model of everything the family was asked and said, beside the auditor's grades. Numbers are shown as they were given, never averaged. */
import { givenIn, valueText } from '#domain/family-feedback/answers.ts'
import { attemptOutcomes, labelIn, rolesAsked, timesOfDay, waysToAsk } from '#domain/family-feedback/attempts.ts'
import { qualities, scripts, scriptLabel, type Quality } from '#domain/family-feedback/scripts.ts'
import { dayOf, longDate, type Instant } from '#domain/calendar/dates.ts'
import { gradeTag } from '#ui/components/grade-tag/params.ts'
import type { FamilyFeedback } from './family-feedback.ts'
import { paths } from './paths.ts'
import type { AttemptFound, AuditAsked, FeedbackFound, LinkFound } from './queries.ts'

const attemptView = (attempt: AttemptFound) => ({
  when: `${longDate(attempt.attemptedOn)}, ${labelIn(timesOfDay, attempt.timeOfDay).toLowerCase()}`,
  who: labelIn(rolesAsked, attempt.asked),
  how: labelIn(waysToAsk, attempt.way),
  outcome: labelIn(attemptOutcomes, attempt.outcome),
  reason: attempt.reason,
})

const headOf = (one: FeedbackFound): string =>
  `${labelIn(rolesAsked, one.asked)}, ${longDate(one.saidOn)}, ${labelIn(waysToAsk, one.way).toLowerCase()}`

interface Shown {
  readonly audit: AuditAsked
  readonly mayAsk: boolean
}

function saidView(one: FeedbackFound, { audit, mayAsk }: Shown) {
  const late = audit.submittedAt !== null && one.recordedAt > audit.submittedAt
  return {
    head: headOf(one),
    script: scriptLabel(one.version),
    recorded: one.recordedBy === null ? 'Written by themselves' : `Recorded by ${one.recordedBy}`,
    late: late ? 'Recorded after the audit was submitted.' : '',
    answers: givenIn(one.said).map(answer => ({ text: answer.text, value: valueText(answer), words: answer.words })),
    skipped: one.said.answers.length - givenIn(one.said).length,
    correct:
      mayAsk && one.recordedBy !== null && !one.corrected ? paths.correction(audit.reference, one.feedbackId) : null,
  }
}

function qualityView(code: Quality, label: string, standing: FamilyFeedback['standing']) {
  const answers = standing.flatMap(one =>
    givenIn(one.said)
      .filter(answer => answer.covers.includes(code))
      .map(answer => ({
        who: labelIn(rolesAsked, one.asked),
        text: answer.text,
        value: valueText(answer),
        words: answer.words,
      })),
  )
  return { label, answers }
}

function linkState(link: LinkFound, now: Instant): string {
  if (link.answered) return 'Answered'
  if (link.withdrawnAt !== null) return `Withdrawn ${longDate(dayOf(link.withdrawnAt))}`
  return link.expiresAt <= now ? 'Expired' : `Open until ${longDate(dayOf(link.expiresAt))}`
}

const linkView = (link: LinkFound, now: Instant, { audit, mayAsk }: Shown) => {
  const state = linkState(link, now)
  return {
    who: labelIn(rolesAsked, link.asked),
    script: scriptLabel(link.version),
    madeOn: longDate(dayOf(link.madeAt)),
    state,
    withdraw: mayAsk && state.startsWith('Open') ? paths.withdrawal(audit.reference, link.linkId) : null,
  }
}

const besideView = ({ sections }: FamilyFeedback) =>
  sections.map(({ title, grade }) => ({ title, tag: grade === null ? null : gradeTag({ grade, small: true }) }))

const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`

interface Found extends Shown {
  /** Whether the reader may read the audit itself: to others its grades are not shown before they are told. */
  readonly mayReadAudit: boolean
  readonly feedback: FamilyFeedback
  readonly links: readonly LinkFound[]
  readonly now: Instant
}

export function feedbackView(found: Found) {
  const { audit, mayAsk, feedback, links, now } = found
  return {
    reference: audit.reference,
    caseReference: audit.caseReference,
    back: found.mayReadAudit ? paths.audit(audit.reference) : null,
    mayAsk,
    summary: feedback.summary,
    worries: feedback.worries,
    differences: found.mayReadAudit ? feedback.differences.map(one => one.sentence) : [],
    beside: found.mayReadAudit ? besideView(feedback) : [],
    heard: feedback.standing.length > 0,
    counts: `${counted(feedback.answers.length, 'answer')} from ${feedback.standing.length === 1 ? '1 person' : `${feedback.standing.length} people`}. Answers are shown as they were given and are not added up.`,
    qualities: qualities.map(({ code, label }) => qualityView(code, label, feedback.standing)),
    standing: feedback.standing.map(one => saidView(one, found)),
    corrected: feedback.recorded.filter(one => one.corrected).map(one => saidView(one, found)),
    attempts: feedback.attempts.map(attemptView),
    links: links.map(link => linkView(link, now, found)),
    recordAttempt: paths.attempts(audit.reference),
    makeLink: paths.links(audit.reference),
    scripts: scripts.map(({ version, label, use }) => ({
      label,
      use,
      read: paths.script(audit.reference, version),
      type: paths.answers(audit.reference, version),
    })),
  }
}
