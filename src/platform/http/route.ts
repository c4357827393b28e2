/**
 * A route is data: method, path, permission, body, formats, what it announces, and the use-case that runs. A route without a
 * permission stops the boot; a form that does not parse is shown again with 422 and what was typed; a route that writes runs
 * in a transaction that commits before the answer leaves.
 */
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Permission } from '#domain/access/permissions.ts'
import type { ActivityType } from '#domain/activity/events.ts'
import type { Context } from '../context.ts'

/** A report's renderings, chosen by the suffix of the address. */
export type Format = 'page' | 'json' | 'csv' | 'slides' | 'document' | 'workbook'

export interface UploadedFile {
  readonly field: string
  readonly name: string
  readonly content: Buffer
}

export interface RouteRequest<Body = unknown> {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string | undefined>>
  /** The parsed form; `undefined` on routes without `body`. */
  readonly body: Body
  readonly files: readonly UploadedFile[]
  readonly format: Format
  /** For sign-in and private links alone: the caller's address and the session's secret. */
  readonly address: string
  readonly sessionSecret: string | null
  /** Where people reach the product, such as `https://audit.example.gov.uk`: for addresses that are copied out of a page. */
  readonly origin: string
}

/** Problems of a form, by field name. The error summary links to `#field`. */
export type FieldErrors = Readonly<Record<string, string>>

export type Reply =
  | { readonly kind: 'page'; readonly template: string; readonly view: object; readonly status: number }
  | { readonly kind: 'see-other'; readonly to: string; readonly session?: SessionChange }
  | { readonly kind: 'json'; readonly value: unknown; readonly status: number; readonly mediaType?: string }
  | {
      readonly kind: 'download'
      readonly content: Buffer | string | Readable
      readonly mediaType: string
      readonly fileName: string
    }

export type SessionChange = { readonly begin: string } | { readonly end: true }

export interface Route<Body = unknown> {
  readonly method: 'GET' | 'POST'
  /** Fastify's path, such as `/rounds/:reference/closure`. */
  readonly path: string
  /** `public` is for sign-in, health and static pages alone. */
  readonly permission: Permission | 'public'
  readonly body?: z.ZodType<Body>
  /** Every kind of event this route may announce. A writing route must name at least one. */
  readonly announces?: readonly ActivityType[]
  /** For reports: `/rounds/:reference/report` also answers `.json`, `.csv`, `.pptx`, `.docx`. */
  readonly formats?: readonly Format[]
  /** Accepts files (multipart). The largest number of bytes for all files together. */
  readonly uploadLimit?: number
  /** True for a GET that must be recorded (a read of sensitive text): it then runs in a writing transaction. */
  readonly recordsRead?: boolean
  /** For private links: the address itself opens the page, so no site is told where a reader came from, and nothing lists it. */
  readonly leavesNoTrace?: boolean
  run(ctx: Context, request: RouteRequest<Body>): Promise<Reply>
  /** The page to show again when the form does not parse. Required where there is a `body`. */
  again?(ctx: Context, request: RouteRequest<Readonly<Record<string, unknown>>>, errors: FieldErrors): Promise<Reply>
}

/** Keeps the type of the form through to `run`. */
export const route = <Body>(declared: Route<Body>): Route => declared

export const page = (template: string, view: object, status = 200): Reply => ({ kind: 'page', template, view, status })
export const seeOther = (to: string): Reply => ({ kind: 'see-other', to })
export const json = (value: unknown, status = 200): Reply => ({ kind: 'json', value, status })
export const download = (content: Buffer | string | Readable, mediaType: string, fileName: string): Reply => ({
  kind: 'download',
  content,
  mediaType,
  fileName,
})
