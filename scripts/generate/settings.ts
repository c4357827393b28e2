/** docs/generated/settings.md: every setting, what it is for, and what holds when it is left out. */
import type { z } from 'zod'
import { settingsSchema } from '#platform/settings.ts'
import { code, markdown, table, type Generated } from './document.ts'

function defaultOf(setting: z.ZodType): string {
  const { data } = setting.safeParse(undefined)
  return typeof data === 'string' || typeof data === 'number' ? code(String(data)) : ''
}

export function settingsDocument(): Generated {
  const rows = Object.entries<z.ZodType>(settingsSchema.shape).map(([name, setting]) => [
    code(name),
    defaultOf(setting),
    setting.description ?? '',
  ])
  const beside =
    'The commands `set-up` and `account password` also read a password from `LFA_PASSWORD`, and only those.'
  return {
    path: 'docs/generated/settings.md',
    content: markdown('Settings', 'src/platform/settings.ts', [
      'All are environment variables, read once at start.',
      table(['setting', 'left out', 'what it is'], rows),
      beside,
    ]),
  }
}
