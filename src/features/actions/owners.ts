/** Who may be given an action: everyone at work whose role includes doing actions. */
import { canEver } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { staffAtWork, type StaffAtWork } from '../people/door.ts'

/** By name. */
export async function possibleOwners(ctx: Context): Promise<readonly StaffAtWork[]> {
  const { authorityId } = ctx
  const staff = await staffAtWork(ctx)
  return staff.filter(one => canEver({ kind: 'staff', authorityId, ...one }, 'action.do'))
}

export const mayOwn = async (ctx: Context, staffId: string): Promise<boolean> =>
  (await possibleOwners(ctx)).some(one => one.staffId === staffId)

/** For a list to choose from; the person who asks comes first, because taking over is what is done most. */
export async function ownersToChoose(ctx: Context, except: string | null) {
  const others = (await possibleOwners(ctx)).filter(one => one.staffId !== except)
  const me = others.filter(one => one.staffId === ctx.actor.staffId)
  return [
    { value: '', text: 'Choose a person' },
    ...me.map(one => ({ value: one.staffId, text: `${one.name} (you)` })),
    ...others
      .filter(one => !me.includes(one))
      .map(one => ({ value: one.staffId, text: `${one.name}, ${one.jobTitle}` })),
  ]
}
