/** `round report`: the learning report of a round in any of its formats, with the reach of the person it is made for. */
import { writeFile } from 'node:fs/promises'
import { renderReport, reportInWords, reportOfRound } from '#features/learning/door.ts'
import type { Context } from '#platform/context.ts'
import { runAs } from '../opening.ts'
import { CommandFailed, exitCodes, say } from './outcome.ts'
import { actingAs, withProduct } from './with-product.ts'

export const reportFormats = {
  text: 'text',
  json: 'json',
  csv: 'csv',
  slides: 'slides',
  document: 'document',
  workbook: 'workbook',
} as const
type ReportFormat = keyof typeof reportFormats

export interface ReportOptions {
  readonly format: ReportFormat
  readonly out?: string
  readonly as?: string
}

const binary: readonly ReportFormat[] = ['slides', 'document', 'workbook']

export async function roundReportCommand(wanted: string, options: ReportOptions): Promise<void> {
  if (options.out === undefined && binary.includes(options.format) && process.stdout.isTTY) {
    throw new CommandFailed(`A ${options.format} file is not for the screen: name a file with --out.`, exitCodes.usage)
  }
  await withProduct(async product => {
    const actor = await actingAs(product, options.as, 'qa-lead')
    const content = await runAs(product.building, actor, async ctx => {
      const reference = await referenceFor(ctx, wanted)
      say(`Making the report of ${reference} as ${options.format}…`)
      const report = await reportOfRound(ctx, reference)
      await ctx.announce({ type: 'round.report-read', subject: `round:${reference}`, format: options.format })
      return options.format === 'text' ? reportInWords(report) : (await renderReport(report, options.format)).content
    })
    await deliver(content, options.out)
  })
}

async function deliver(content: string | Buffer, file: string | undefined): Promise<void> {
  if (file === undefined) process.stdout.write(content)
  else {
    await writeFile(file, content)
    say(`Written: ${file} (${Math.ceil(Buffer.byteLength(content) / 1024)} kB)`)
  }
}

/** A round by its reference, or by its month where only one round has it. */
async function referenceFor(ctx: Context, wanted: string): Promise<string> {
  const rounds = await ctx.db
    .selectFrom('round')
    .select('reference')
    .where('authorityId', '=', ctx.authorityId)
    .where(eb => eb.or([eb('reference', '=', wanted), eb('reference', 'like', `${wanted.replace(/[%_\\]/g, '')}-%`)]))
    .orderBy('reference')
    .execute()
  const exact = rounds.find(round => round.reference === wanted)
  if (exact) return exact.reference
  if (rounds.length === 1 && rounds[0] && /^\d{4}-\d{2}$/.test(wanted)) return rounds[0].reference
  if (rounds.length > 1)
    throw new CommandFailed(
      `Several rounds begin with ${wanted}: ${rounds.map(round => round.reference).join(', ')}. Name one.`,
      exitCodes.usage,
    )
  throw new CommandFailed(`There is no round ${wanted}. The rounds page lists them.`, exitCodes.missing)
}
