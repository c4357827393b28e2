/** View-model of the auditor's list of sections: where each stands, and what is left of the audit as a whole. */
import { overallKey } from '#domain/audit/answers.ts'
import { concernsOf, readyToSubmit, sectionProgress, standingOfAudit } from '#domain/audit/submission.ts'
import { estimatedMinutes, isGraded } from '#domain/audit-tool/tool.ts'
import type { EarlierAudit } from '#domain/audit/memory.ts'
import { params } from '#ui/params.ts'
import type { FamilyPanel } from '../family-feedback/door.ts'
import { paths } from './paths.ts'
import type { AuditFound } from './queries.ts'
import type { AuditHeld } from './submit-audit.ts'
import type { Held } from './unsaved.ts'

const progressTags = {
  'not-started': { text: 'Not started', classes: 'govuk-tag--grey' },
  'in-progress': { text: 'In progress', classes: 'govuk-tag--blue' },
  complete: null,
} as const

const taskItem = (title: string, href: string, progress: keyof typeof progressTags, hint: string | null = null) => {
  const tag = progressTags[progress]
  return {
    title: { text: title },
    href,
    status: tag ? { tag } : { text: 'Complete' },
    ...(hint === null ? {} : { hint: { text: hint } }),
  }
}

/** Asking has no end that the product could tell: it has been begun or not, and the sentence says how far it has come. */
const familyItem = ({ href, summary, begun }: FamilyPanel) => ({
  title: { text: 'Family feedback' },
  href,
  hint: { text: summary },
  status: begun ? { text: 'Begun' } : { tag: progressTags['not-started'] },
})

/** What stands beside the audit: what the family said, and what was said of the child last time. */
interface Beside {
  readonly family: FamilyPanel | null
  readonly earlier: EarlierAudit | null
}

function memoryItem(audit: AuditFound, { remembered }: EarlierAudit, held: Held) {
  const answered = remembered.filter(({ key }) => (held.get(key)?.value ?? '') !== '').length
  const progress = answered === 0 ? 'not-started' : answered < remembered.length ? 'in-progress' : 'complete'
  return taskItem('What we said last time', paths.memory(audit.reference), progress, 'Did it happen?')
}

export function taskListView(audit: AuditFound, filled: AuditHeld, { family, earlier }: Beside) {
  const { tool, answers: held } = filled
  const { sections } = standingOfAudit(filled)
  const missing = [...readyToSubmit(filled)]
  const overallMissing = missing.some(one => one.page === 'overall')
  const learningMissing = missing.some(one => one.page === 'learning')
  const begunLearning = [...held].some(([key, answer]) => /^(strength|area|action)\./.test(key) && answer.value !== '')
  return {
    sections: params({
      idPrefix: 'section',
      items: [
        ...(earlier ? [memoryItem(audit, earlier, held)] : []),
        ...sections.map(section =>
          taskItem(
            section.title,
            paths.section(audit.reference, section.key),
            sectionProgress(section, held),
            `About ${section.estimatedMinutes} minutes`,
          ),
        ),
      ],
    }),
    whole: params({
      idPrefix: 'whole',
      items: [
        taskItem(
          'Strengths, areas for improvement and actions',
          paths.learning(audit.reference),
          !learningMissing ? 'complete' : begunLearning ? 'in-progress' : 'not-started',
        ),
        ...(isGraded(tool)
          ? [
              taskItem(
                'Overall grade',
                paths.overall(audit.reference),
                !overallMissing ? 'complete' : held.has(overallKey) ? 'in-progress' : 'not-started',
              ),
            ]
          : []),
      ],
    }),
    asking: family && params({ idPrefix: 'family', items: [familyItem(family)] }),
    complete: `${sections.filter(section => sectionProgress(section, held) === 'complete').length} of ${sections.length} sections complete`,
    minutes: estimatedMinutes(sections),
    check: paths.check(audit.reference),
    ready: missing.length === 0,
    concerns: concernsOf(filled).length,
  }
}
