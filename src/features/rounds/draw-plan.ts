/** From what the lead chose to the plan of a draw: the rules that can name cases here, and which field a fault of the plan belongs to. */
import { sql } from 'kysely'
import type { FrameCase } from '#domain/sampling/frame.ts'
import { faultsOf, type FaultCode } from '#domain/sampling/faults.ts'
import { usualReserve } from '#domain/sampling/draw.ts'
import type { ChosenCase, SamplingPlan } from '#domain/sampling/plan.ts'
import type { Target } from '#domain/sampling/targets.ts'
import { boards } from '#domain/tracking/boards.ts'
import type { Context } from '#platform/context.ts'
import type { FieldErrors } from '#platform/http/route.ts'
import { stratifiersOf } from './divisions.ts'
import type { SampleForm } from './forms.ts'

export interface TargetOffered {
  readonly code: string
  readonly label: string
  readonly target: Target
}

const namesOf = (names: readonly (string | null)[]): readonly string[] =>
  [...new Set(names.flatMap(name => name ?? []))].sort()

/** Cases on each tracking board, as the extracts accepted last have them. */
async function boardTargets(ctx: Context): Promise<readonly TargetOffered[]> {
  const { rows } = await sql<{ board: string; caseReferences: string[] }>`
    select board, array_agg(case_reference order by case_reference) as case_references from tracked_case
    where authority_id = ${ctx.authorityId} group by board`.execute(ctx.db)
  return boards.flatMap(({ key, title }) => {
    const found = rows.find(row => row.board === key)
    const name = `On the tracking board “${title}”`
    return found
      ? [{ code: `board:${key}`, label: name, target: { rule: 'listed', name, caseReferences: found.caseReferences } }]
      : []
  })
}

/** Every rule that can name cases of this frame, in the order in which they are offered. */
export async function targetsOf(ctx: Context, frame: readonly FrameCase[]): Promise<readonly TargetOffered[]> {
  return [
    { code: 'never-audited', label: 'Never audited', target: { rule: 'never-audited' } },
    ...namesOf(frame.map(one => one.caseStatus)).map(caseStatus => ({
      code: `status:${caseStatus}`,
      label: `Case status: ${caseStatus}`,
      target: { rule: 'case-status', caseStatus } as const,
    })),
    ...namesOf(frame.map(one => one.locality)).map(locality => ({
      code: `locality:${locality}`,
      label: `Locality: ${locality}`,
      target: { rule: 'locality', locality } as const,
    })),
    { code: 'locality-not-known', label: 'Locality not known', target: { rule: 'locality-not-known' } },
    ...(await boardTargets(ctx)),
  ]
}

/** One case a line: its reference, then why, after a comma, a semicolon or a space. */
export function chosenTyped(text: string): readonly ChosenCase[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [, caseReference = '', reason = ''] = /^([^\s,;]+)[\s,;]*(.*)$/.exec(line) ?? []
      return { caseReference, reason }
    })
}

/** Null where the rule chosen is none of those offered. */
export function planTyped(form: SampleForm, targets: readonly TargetOffered[]): SamplingPlan | null {
  const strataBy = stratifiersOf(form.strataBy)
  const byChance = { size: form.size, seed: form.seed, reservePerStratum: usualReserve }
  switch (form.method) {
    case 'stratified-random':
      return { ...byChance, strataBy, everyStratum: form.everyStratum }
    case 'stratified-minimum':
      return { ...byChance, method: form.method, strataBy, minimum: form.minimum }
    case 'simple-random':
      return { ...byChance, method: form.method }
    case 'targeted': {
      const offered = targets.find(({ code }) => code === form.target)
      return offered ? { ...byChance, method: form.method, target: offered.target } : null
    }
    case 'whole-population':
      return { method: form.method }
    case 'by-hand':
      return { method: form.method, chosen: chosenTyped(form.chosen) }
  }
}

const fieldOf: Readonly<Record<FaultCode, string>> = {
  'frame-of-none': 'exclusionMonths',
  'reference-twice': 'method',
  'size-not-whole': 'size',
  'minimum-not-whole': 'minimum',
  'size-over-frame': 'size',
  'target-of-none': 'target',
  'minimums-over-size': 'minimum',
  'stratum-under-minimum': 'minimum',
  'stratum-not-known': 'minimum',
  'none-chosen': 'chosen',
  'chosen-not-in-frame': 'chosen',
  'chosen-twice': 'chosen',
  'reason-too-short': 'chosen',
}

/** What stops the draw, by field: several faults of one field are told together. A frame of none is told by the draw itself. */
export function planErrors(plan: SamplingPlan, frame: readonly FrameCase[]): FieldErrors {
  if (frame.length === 0) return {}
  const errors: Record<string, string> = {}
  for (const { code, sentence, stops } of faultsOf(frame, plan)) {
    if (!stops) continue
    const field = fieldOf[code]
    errors[field] = errors[field] === undefined ? sentence : `${errors[field]} ${sentence}`
  }
  return errors
}
