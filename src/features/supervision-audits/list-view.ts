/** This month for the manager, practitioner by practitioner; and for a practitioner what was shared with them. */
import { canEver } from '#domain/access/can.ts'
import { longDate, monthAndYear, monthStart } from '#domain/calendar/dates.ts'
import type { CaseHeld } from '#domain/supervision/suggest.ts'
import type { Context } from '#platform/context.ts'
import { suggestedFor } from './begin-audit.ts'
import { paths } from './paths.ts'
import { doneByMe, practitionersOfTeam, sharedWithMe, type Practitioner, type SupervisionFound } from './queries.ts'

const suggestion = ({ caseReference, lookedAtOn, supervisedOn }: CaseHeld) => {
  const last = [lookedAtOn, supervisedOn]
    .flatMap(day => day ?? [])
    .sort()
    .at(-1)
  return { caseReference, last: last === undefined ? 'not looked at before' : `last looked at on ${longDate(last)}` }
}

async function ofPractitioner(ctx: Context, { staffId, name }: Practitioner, mine: readonly SupervisionFound[]) {
  return {
    staffId,
    name,
    agenda: paths.agenda(staffId),
    begun: mine
      .filter(({ practitionerId }) => practitionerId === staffId)
      .map(({ supervisionId, caseReference, sharedAt }) => ({
        caseReference,
        href: paths.audit(supervisionId),
        state: sharedAt === null ? 'Not shared yet' : 'Shared',
      })),
    suggested: (await suggestedFor(ctx, staffId)).map(suggestion),
  }
}

export async function listView(ctx: Context) {
  const month = monthStart(ctx.today)
  const manages = canEver(ctx.actor, 'supervision-audit.begin')
  const mine = manages ? await doneByMe(ctx, month) : []
  const people = []
  for (const person of manages ? await practitionersOfTeam(ctx) : [])
    people.push(await ofPractitioner(ctx, person, mine))
  const expected = people.reduce((sum, { begun, suggested }) => sum + begun.length + suggested.length, 0)
  return {
    month: monthAndYear(month),
    manages,
    people,
    done: `${mine.filter(({ sharedAt }) => sharedAt !== null).length} of ${expected}`,
    shared: (await sharedWithMe(ctx)).map(one => ({
      caseReference: one.caseReference,
      href: paths.audit(one.supervisionId),
      by: one.manager,
      month: monthAndYear(one.month),
    })),
    action: paths.list,
    completion: canEver(ctx.actor, 'supervision-completion.read') ? paths.completion : null,
  }
}
