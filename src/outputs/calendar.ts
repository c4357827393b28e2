/**
 * A calendar file (RFC 5545) of whole days: text escaped, lines folded at 75 octets, ended as the standard says. Days only: calendars
 * are seen by others and copied to telephones, so a title carries a reference and never what is to be done.
 */

export interface CalendarDay {
  /** Unique and the same each time, so that a calendar that reads the file again changes the day and does not add another. */
  readonly uid: string
  /** Such as `2018-09-14`. */
  readonly day: string
  readonly title: string
  readonly address: string
}

const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, found => `\\${found}`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`)

const mostOctets = 75

/** Folds between characters, never within one: a line that goes on begins with a space, which counts. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > mostOctets) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}

const compact = (day: string): string => day.replaceAll('-', '')

/** `madeAt`: an instant such as `2018-06-11T09:40:00.000Z`. */
export function renderCalendar(days: readonly CalendarDay[], madeAt: string): string {
  const stamp = `${new Date(madeAt).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`
  const events = days.flatMap(({ uid, day, title, address }) => [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `SUMMARY:${escaped(title)}`,
    `URL:${address}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Learning from Audit//Actions//EN', ...events, 'END:VCALENDAR']
    .map(line => `${folded(line)}\r\n`)
    .join('')
}
