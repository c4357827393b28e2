/** The shape of a tool file, checked before the tool is read as one: whether it makes sense is `toolFaults`' work. */
import { z } from 'zod'
import { answerKinds, type ToolContent } from '#domain/audit-tool/tool.ts'

const words = z.string().max(2000)
const key = z.string().min(1).max(60)
const descriptors = z.strictObject({ outstanding: words, good: words, 'requires-improvement': words, inadequate: words })

const question = z.strictObject({
  key,
  text: words,
  kind: z.enum(['compliance', 'quality', 'outcome']),
  answerKind: z.enum(answerKinds),
  hint: words.optional(),
  whereToLook: words.optional(),
  indicators: z.array(z.number().int()),
  required: z.boolean(),
  choices: z.array(z.strictObject({ code: key, label: words, explain: z.boolean().optional() })).optional(),
  least: z.number().int().optional(),
  most: z.number().int().optional(),
  scaleGuidance: z.array(z.strictObject({ at: z.number().int(), text: words })).optional(),
  descriptors: descriptors.optional(),
  evidence: z.enum(['none', 'offered', 'required']).optional(),
})

const section = z.strictObject({
  key,
  title: words,
  guidance: words,
  strand: z.enum(['effect', 'practice-and-oversight', 'partnership']),
  statuses: z.array(key).optional(),
  mandatory: z.boolean(),
  graded: z.boolean(),
  descriptors: descriptors.optional(),
  estimatedMinutes: z.number().positive(),
  questions: z.array(question),
})

export const toolSchema = z.strictObject({
  key,
  name: words,
  version: z.number().int().positive(),
  purpose: words,
  lookbackMonths: z.number().int().positive(),
  judgementMonths: z.number().int().positive(),
  indicators: z.array(z.strictObject({ number: z.number().int(), name: words })),
  overallDescriptors: descriptors,
  sections: z.array(section),
})

/** A tool from parsed JSON. Throws zod's error, which names the place, when it has another shape. */
export const readTool = (json: unknown): ToolContent => toolSchema.parse(json) as ToolContent

export interface ToolFileRead {
  readonly tool: ToolContent | null
  /** Each place that has another shape, in words; empty where there is a tool. */
  readonly faults: readonly string[]
}

/** A tool from the text of a file. Never throws. */
export function readToolFile(text: string): ToolFileRead {
  try {
    const parsed = toolSchema.safeParse(JSON.parse(text))
    if (parsed.success) return { tool: parsed.data as ToolContent, faults: [] }
    return { tool: null, faults: parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) }
  } catch (error) {
    return { tool: null, faults: [`It is not JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
}
