/** The shape of a tool file, checked before the tool is read as one: whether it makes sense is `toolFaults`' work. */
import { z } from 'zod'
import { mostCharactersOfExpression } from '#domain/audit-tool/expression.ts'
import { answerKinds, type ToolContent } from '#domain/audit-tool/tool.ts'

const words = z.string().max(2000)
const key = z.string().min(1).max(60)
const descriptors = z.strictObject({ outstanding: words, good: words, 'requires-improvement': words, inadequate: words })

const expression = z.string().min(1).max(mostCharactersOfExpression)

const applicability = {
  statuses: z.array(key).min(1).optional(),
  ages: z.strictObject({ from: z.number().int().optional(), to: z.number().int().optional() }).optional(),
  placements: z.array(key).min(1).optional(),
  themes: z.array(key).min(1).optional(),
  askedWhen: expression.optional(),
}

const choice = z.strictObject({ code: key, label: words, explain: z.boolean().optional() })

const question = z.strictObject({
  ...applicability,
  key,
  text: words,
  kind: z.enum(['compliance', 'quality', 'outcome']),
  answerKind: z.enum(answerKinds),
  hint: words.optional(),
  whereToLook: words.optional(),
  indicators: z.array(z.number().int()),
  required: z.boolean(),
  dataOnly: z.boolean().optional(),
  choices: z.array(choice).optional(),
  least: z.number().int().optional(),
  most: z.number().int().optional(),
  scaleGuidance: z.array(z.strictObject({ at: z.number().int(), text: words })).optional(),
  descriptors: descriptors.optional(),
  evidence: z.enum(['none', 'offered', 'required']).optional(),
  measures: z.array(key).optional(),
  memory: z.boolean().optional(),
  carriesOn: key.nullable().optional(),
})

const section = z.strictObject({
  ...applicability,
  key,
  title: words,
  guidance: words,
  strand: z.enum(['effect', 'practice-and-oversight', 'partnership']),
  mandatory: z.boolean(),
  graded: z.boolean(),
  descriptors: descriptors.optional(),
  estimatedMinutes: z.number().positive(),
  questions: z.array(question),
})

const rating = z.strictObject({
  key,
  title: words,
  section: key,
  scale: key,
  appliesWhen: expression.optional(),
  rules: z.array(z.strictObject({ when: expression, gives: key, because: words.optional() })),
  otherwise: key,
  mayOverride: z.boolean(),
  guidance: words.optional(),
})

export const toolSchema = z.strictObject({
  key,
  name: words,
  version: z.number().int().positive(),
  purpose: words,
  lookbackMonths: z.number().int().positive(),
  judgementMonths: z.number().int().positive(),
  indicators: z.array(z.strictObject({ number: z.number().int(), name: words })),
  grading: z.enum(['four-grades', 'none']).optional(),
  overallDescriptors: descriptors.optional(),
  sections: z.array(section),
  scales: z.array(z.strictObject({ key, name: words, values: z.array(choice) })).optional(),
  ratings: z.array(rating).optional(),
  totals: z.array(z.strictObject({ key, title: words, section: key, value: expression })).optional(),
  consistency: z.array(z.strictObject({ code: key, when: expression, sentence: words })).optional(),
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
    return { tool: null, faults: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the tool'}: ${message}`) }
  } catch (error) {
    return { tool: null, faults: [`It is not JSON: ${error instanceof Error ? error.message : String(error)}`] }
  }
}
