/** From what a browser sends to what a use-case takes: text cleaned of control characters, one parse, errors by field. */
import type { z } from 'zod'
import type { FieldErrors } from './route.ts'

export type Typed = Readonly<Record<string, string | readonly string[]>>

/** Control characters other than tab and line ends: they come from pasted text and break documents later. */
// eslint-disable-next-line no-control-regex -- these are exactly the characters to be taken out
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/g

const clean = (text: string): string => text.replaceAll('\r\n', '\n').replace(controls, '').normalize('NFC')

/** Names that would reach an object's prototype are not fields of any form. */
const refusedNames = new Set(['__proto__', 'constructor', 'prototype'])

export function cleanForm(body: unknown): Typed {
  if (body === null || typeof body !== 'object') return {}
  const entries = Object.entries(body as Record<string, unknown>)
    .filter(([name]) => !refusedNames.has(name) && name !== 'formToken')
    .map(([name, value]): [string, string | string[]] => [
      name,
      Array.isArray(value) ? value.map(part => clean(String(part))) : clean(String(value)),
    ])
  return Object.fromEntries(entries)
}

/** The parts of an address, cleaned like what is typed (PostgreSQL takes no NUL); of a name given twice, the last. */
export function cleanAddress(parts: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(cleanForm(parts)).map(([name, value]) => [name, [value].flat().at(-1) ?? '']),
  )
}

export type Parsed<Body> =
  { readonly ok: true; readonly value: Body } | { readonly ok: false; readonly errors: FieldErrors }

/** The first message for each field, keyed by the field's name in the form. */
export function parseForm<Body>(schema: z.ZodType<Body>, typed: Typed): Parsed<Body> {
  const result = schema.safeParse(typed)
  if (result.success) return { ok: true, value: result.data }
  const errors: Record<string, string> = {}
  for (const issue of result.error.issues) errors[issue.path.join('-') || 'form'] ??= issue.message
  return { ok: false, errors }
}
