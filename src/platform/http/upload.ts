/** Reads an uploaded form with files, with a running limit on the bytes of all files together. */
import type { FastifyRequest } from 'fastify'
import { httpProblems } from './problems.ts'
import type { UploadedFile } from './route.ts'

const mostFiles = 20
const mebibyte = 1_048_576

const tooLarge = (limit: number) => httpProblems.tooLarge({ limit: `${Math.floor(limit / mebibyte)} MB` })

export interface Upload {
  readonly fields: Record<string, unknown>
  readonly files: readonly UploadedFile[]
}

export async function uploadOf(request: FastifyRequest, limit: number): Promise<Upload> {
  if (!request.isMultipart()) throw httpProblems.notUnderstood({})
  const fields: Record<string, unknown> = {}
  const files: UploadedFile[] = []
  let bytes = 0
  for await (const part of request.parts({ limits: { fileSize: limit, files: mostFiles, fields: 50 } })) {
    if (part.type === 'field') {
      fields[part.fieldname] = part.value
      continue
    }
    const content = await part.toBuffer().catch(() => Promise.reject(tooLarge(limit)))
    bytes += content.length
    if (bytes > limit) throw tooLarge(limit)
    // A browser sends an empty part for a file field that was left empty.
    if (part.filename !== '' || content.length > 0)
      files.push({ field: part.fieldname, name: baseName(part.filename), content })
  }
  return { fields, files }
}

/** The file's own name, without folders or control characters: it is shown and stored, never used as a path. */
function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  // eslint-disable-next-line no-control-regex -- control characters and text-direction marks are what is taken out
  return last.replace(/[\u0000-\u001F\u007F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').slice(0, 200) || 'file'
}
