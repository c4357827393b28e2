/**
 * The shape of `round-report/json/v1`, for the contract with other programs. Frozen: once others read it, a change is a v2. It does
 * not compile when the report has a part that the schema lacks, or the other way round.
 */
import { z } from 'zod'
import type { RoundReport } from '#domain/learning/round-report.ts'
import { roundReportFormat } from './json.ts'

const cell = z.union([z.strictObject({ shown: z.int().min(0) }), z.strictObject({ hidden: z.literal('c') })])
const percent = z.int().min(0).max(100)
const figure = z.strictObject({ count: cell, of: cell, percent: percent.nullable() })
const row = z.strictObject({ key: z.string(), label: z.string(), figures: z.array(figure), of: cell })
const table = z.strictObject({
  columns: z.array(z.strictObject({ key: z.string(), label: z.string() })),
  rows: z.array(row),
  total: row.nullable(),
})
const theme = z.strictObject({ theme: z.string(), audits: figure, examples: z.array(z.string()) })

const report = z.strictObject({
  reference: z.string(),
  title: z.string(),
  month: z.iso.date(),
  openedAt: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  tool: z.strictObject({ name: z.string(), version: z.int() }),
  suppression: z.strictObject({ profile: z.enum(['internal', 'dfe-cin']), version: z.int() }),
  draw: z
    .strictObject({
      seed: z.string(),
      method: z.string(),
      frameSize: cell,
      strata: z.array(z.strictObject({ label: z.string(), size: z.int(), drawn: z.int() })),
      exclusions: z.array(z.strictObject({ reason: z.string(), cases: z.int() })),
      takenOut: z.array(
        z.strictObject({ caseReference: z.string(), reason: z.string(), replacedBy: z.string().nullable() }),
      ),
    })
    .nullable(),
  counts: z.strictObject({ drawn: cell, allocated: cell, submitted: cell, moderated: cell }),
  headline: z.strictObject({
    goodOrBetter: figure,
    interval: z.strictObject({ lowerPercent: percent, upperPercent: percent }).nullable(),
    oneAuditIs: percent.nullable(),
    weighted: z
      .strictObject({
        percent,
        interval: z.strictObject({ lowerPercent: percent, upperPercent: percent }).nullable(),
      })
      .nullable(),
  }),
  grades: table,
  statuses: table,
  sections: table,
  compliance: table,
  progress: table,
  moderation: z.strictObject({
    movement: table,
    kappa: z.strictObject({ value: z.number(), lower: z.number(), upper: z.number(), pairs: z.int() }).nullable(),
    matrix: table.nullable(),
  }),
  reAudits: z
    .strictObject({
      done: z.int(),
      improved: z.int(),
      same: z.int(),
      worse: z.int(),
      waiting: z.int(),
      notDone: z.array(z.strictObject({ caseReference: z.string(), because: z.string() })),
    })
    .nullable(),
  strengths: z.array(theme),
  areasForImprovement: z.array(theme),
  actions: z.array(
    z.strictObject({ text: z.string(), ownerRole: z.string(), dueOn: z.iso.date(), successMeasure: z.string() }),
  ),
  actionsByOwner: z.array(z.strictObject({ ownerRole: z.string(), actions: cell })),
} satisfies Record<keyof RoundReport, z.ZodType>)

export const roundReportJson = z.strictObject({ format: z.literal(roundReportFormat), report })
