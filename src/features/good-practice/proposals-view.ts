/** View-model of what was proposed as good practice: each strength as it was written, and the audit that it comes from. */
import { dayOf, longDate } from '#domain/calendar/dates.ts'
import { themeLabel, themes } from '#domain/findings/themes.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { params } from '#ui/params.ts'
import { auditPaths } from '../audits/door.ts'
import { paths } from './paths.ts'
import type { ProposalFound, ProposalsAsked } from './queries.ts'

const proposal = ({
  reference,
  theme,
  text,
  submittedAt,
  teamName,
  localityName,
  example,
  passedOver,
}: ProposalFound) => ({
  reference,
  href: auditPaths.audit(reference),
  theme: themeLabel(theme),
  text,
  when: longDate(dayOf(submittedAt)),
  example: example === null ? null : { reference: example, href: paths.example(example) },
  passedOver,
  where: [teamName ?? 'Team not known', ...(localityName === null ? [] : [localityName])].join(', '),
})

const emptyOf = (theme: string | null) =>
  theme === null
    ? emptyState({
        title: 'Nothing has been proposed yet',
        sentence:
          'An auditor proposes a strength on the page “Strengths, areas for improvement and actions” of an audit. It appears here once the audit has been submitted and you may read it.',
      })
    : emptyState({
        title: `Nothing has been proposed on the theme “${themeLabel(theme)}” yet`,
        sentence: 'There may be something on another theme.',
        action: { text: 'Show all themes', href: paths.list },
      })

/** `found` as asked for; `last`, the one from which older ones follow, or null where there are none. */
export function proposalsView({ theme }: ProposalsAsked, found: readonly ProposalFound[], last: ProposalFound | null) {
  const chosen: Readonly<Record<string, string>> = theme === null ? {} : { theme }
  return {
    action: paths.list,
    themes: params([
      { value: '', text: 'All themes', selected: theme === null },
      ...themes.map(({ code, label }) => ({ value: code, text: label, selected: code === theme })),
    ]),
    proposals: found.map(proposal),
    older: last && paths.page({ ...chosen, before: last.submittedAt, finding: last.findingId }),
    empty: emptyOf(theme),
  }
}
