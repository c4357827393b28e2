/** View-models of the list of tools and of the page that begins a new one. */
import { canEver } from '#domain/access/can.ts'
import { estimatedMinutes, type ToolContent } from '#domain/audit-tool/tool.ts'
import { longMoment } from '#domain/calendar/dates.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { emptyState } from '#ui/components/empty-state/params.ts'
import { draftsUnderWay } from './drafts.ts'
import { fieldsShown, summaryOf, type FieldAsked, type Typed } from './fields.ts'
import { paths } from './paths.ts'
import { toolsListed, type ToolListed } from './queries.ts'

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const countQuestions = (tool: ToolContent): number =>
  tool.sections.reduce((count, section) => count + section.questions.length, 0)

const usedIn = ({ rounds, open }: ToolListed): string => {
  if (rounds === 0) return 'No rounds yet'
  return open === 0 ? plural(rounds, 'round') : `${plural(rounds, 'round')}, ${open} not closed`
}

export async function toolsView(ctx: Context) {
  const designs = canEver(ctx.actor, 'tool.design')
  const tools = await toolsListed(ctx)
  const drafts = designs ? await draftsUnderWay(ctx) : []
  return {
    startHref: designs ? paths.start : null,
    tools: tools.map(tool => ({
      name: tool.latest.name,
      href: paths.tool(tool.latest.key),
      version: tool.latest.version,
      sections: tool.latest.content.sections.length,
      questions: countQuestions(tool.latest.content),
      minutes: estimatedMinutes(tool.latest.content.sections),
      used: usedIn(tool),
    })),
    drafts: drafts.map(draft => ({
      name: draft.content.name,
      href: paths.draft(draft.key),
      version: draft.content.version,
      changed: `${draft.changedBy}, ${longMoment(draft.changedAt)}`,
    })),
    empty: emptyState({
      title: 'No audit tools yet',
      sentence: 'An audit tool is what auditors answer: sections of questions, with guidance and what good looks like.',
    }),
  }
}

export async function startView(ctx: Context, typed: Typed, errors: FieldErrors) {
  const tools = await toolsListed(ctx)
  const asked: readonly FieldAsked[] = [
    { name: 'name', label: 'Name of the tool', hint: 'Such as Pathway plans, themed audit', shape: 'input' },
    {
      name: 'key',
      label: 'Key',
      hint: 'Small letters, digits and hyphens, such as pathway-plans. It stays the same over all versions.',
      shape: 'input',
      width: 20,
    },
    {
      name: 'copyOf',
      label: 'Begin with',
      shape: 'select',
      choices: [
        { value: '', text: 'Nothing' },
        ...tools.map(({ latest }) => ({ value: latest.key, text: `A copy of ${latest.name}, version ${latest.version}` })),
      ],
    },
  ]
  return { back: paths.tools, action: paths.start, fields: fieldsShown(asked, typed, errors, null), summary: summaryOf(asked, errors) }
}
