/** Who can see a decision through: everyone at work whose reach on the boards includes the case. */
import { can } from '#domain/access/can.ts'
import type { Context } from '#platform/context.ts'
import { staffAtWork, type StaffAtWork } from '../people/door.ts'

interface CasePlace {
  readonly teamId: string | null
  readonly localityId: string | null
}

export async function ownersFor(ctx: Context, place: CasePlace): Promise<readonly StaffAtWork[]> {
  const { authorityId } = ctx
  const staff = await staffAtWork(ctx)
  return staff.filter(one => can({ kind: 'staff', authorityId, choices: [], ...one }, 'tracking.read', place).may)
}
