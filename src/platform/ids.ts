/** UUIDs, version 7 (RFC 9562), made in the application: ordered by time, and no server needs to agree on a sequence. */
import type { Instant } from '#domain/calendar/dates.ts'
import type { Random } from './random.ts'

export function uuidV7(now: Instant, random: Random): string {
  const time = Date.parse(now).toString(16).padStart(12, '0')
  const hex = (digits: number): string => Array.from({ length: digits }, () => random.whole(16).toString(16)).join('')
  const variant = (8 + random.whole(4)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`
}
