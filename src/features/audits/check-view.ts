/** View-models of the last look before handing in, and of the audit as it was handed in. */
import { concernKey } from '#domain/audit/answers.ts'
import type { Missing } from '#domain/audit/submission.ts'
import { abilities, can } from '#domain/access/can.ts'
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import type { Concern } from '#domain/grades/consistency.ts'
import type { Context } from '#platform/context.ts'
import { params } from '#ui/params.ts'
import { concernsOfAudit } from '../safety-concerns/door.ts'
import { partShown, practitionerPaths } from '../practitioner-part/door.ts'
import { disputeShown } from './dispute-shown.ts'
import { shownField } from './forms.ts'
import { paths } from './paths.ts'
import { gradesOf, subjectOf, submissionOf, type AuditFound } from './queries.ts'
import type { Given } from './save-answers.ts'
import { versionsOf } from './version-queries.ts'
import { caseFactsOf, gradesSideBySide, submittedView } from './submitted-view.ts'
import { errorsShown, fieldOf, type Held, type Unsaved } from './unsaved.ts'

interface ToCheck {
  readonly audit: AuditFound
  readonly missing: readonly Missing[]
  readonly concerns: readonly Concern[]
  readonly answers: Held
  /** Handing in was tried: what is missing is then an error, not a list of what is left. */
  readonly told: boolean
  readonly unsaved: Unsaved<Given>
}

const explanationNeeded = 'Explain what does not fit'

/** What does not fit, its explanation, and what is wrong with it. */
function concernView({ code, sentence }: Concern, { answers, missing, told, unsaved }: ToCheck) {
  const key = concernKey(code)
  const field = fieldOf(key, answers, unsaved, () => '')
  const needed = told && missing.some(one => one.field === key) ? explanationNeeded : null
  return { id: field.id, sentence, explanation: field.evidence, error: field.error ?? needed, theirs: field.theirs }
}

export function checkView(shown: ToCheck) {
  const { audit, missing, concerns, answers, told, unsaved } = shown
  const elsewhere = missing.filter(one => one.page !== 'check')
  const list = (told ? missing : elsewhere).map(one => ({ text: one.text, href: paths.mend(audit.reference, one) }))
  return {
    reference: audit.reference,
    back: paths.audit(audit.reference),
    action: paths.submission(audit.reference),
    asSaved: paths.check(audit.reference),
    facts: caseFactsOf(audit),
    errors: told ? params({ titleText: 'There is a problem', errorList: list }) : errorsShown(unsaved.errors),
    left: list,
    maySubmit: elsewhere.length === 0,
    concerns: concerns.map(concern => concernView(concern, shown)),
    shown:
      unsaved.shown ??
      shownField(
        answers,
        concerns.map(({ code }) => concernKey(code)),
      ),
    stale: unsaved.stale.length > 0,
  }
}

/** Earlier versions, and, while the audit is open again, why it is. */
async function versionsRead(ctx: Context, audit: AuditFound) {
  const versions = await versionsOf(ctx, audit.auditId)
  const open = audit.submissionId === null
  const opened = open ? (versions.at(-1)?.opened ?? null) : null
  return {
    versions: versions.length > (open ? 0 : 1) ? paths.versions(audit.reference) : null,
    opened: opened && {
      title: opened.how === 'returned' ? 'Returned to you.' : 'You are correcting this audit.',
      reason: opened.reason,
      by: `${opened.by}, ${longDate(dayOf(opened.at))}`,
    },
  }
}

const notSubmitted = {
  grades: null,
  dispute: null,
  submitted: null,
  comments: null,
  moderation: null,
  correction: null,
  digest: '',
  part: null,
  reply: null,
}

export async function readView(ctx: Context, audit: AuditFound) {
  const head = {
    reference: audit.reference,
    roundTitle: audit.roundTitle,
    facts: caseFactsOf(audit),
    safetyConcerns: await concernsOfAudit(ctx, audit.auditId),
    ...(await versionsRead(ctx, audit)),
  }
  if (audit.submissionId === null) return { ...head, ...notSubmitted }
  const { document, digest } = await submissionOf(ctx, audit.submissionId)
  const entries = await gradesOf(ctx, audit.submissionId)
  const may = abilities(ctx.actor, subjectOf(audit), {
    moderate: 'audit.moderate',
    correct: 'audit.correct',
    reply: 'audit.reply',
  })
  return {
    ...head,
    grades: document.overall && gradesSideBySide(entries),
    dispute: await disputeShown(ctx, audit, entries),
    submitted: submittedView(document),
    comments: can(ctx.actor, 'audit.read-comments', subjectOf(audit)).may ? paths.comments(audit.reference) : null,
    moderation: document.overall && may.moderate ? paths.moderation(audit.reference) : null,
    correction: may.correct ? paths.correction(audit.reference) : null,
    digest,
    part: await partShown(ctx, audit),
    reply: may.reply ? practitionerPaths.myAudit(audit.reference) : null,
  }
}
