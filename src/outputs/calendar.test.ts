/** A calendar file is read by programs that take the standard at its word: escapes, folds, line ends and whole days. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderCalendar } from './calendar.ts'

const one = {
  uid: 'AC-2018-0001',
  day: '2018-09-14',
  title: 'Action AC-2018-0001',
  address: 'https://audit.example/actions/AC-2018-0001',
}
const made = '2018-06-11T09:40:00.000Z'

test('a day is a whole day, stamped, and every line ends as the standard says', () => {
  const text = renderCalendar([one], made)
  assert.deepEqual(text.split('\r\n'), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Learning from Audit//Actions//EN',
    'BEGIN:VEVENT',
    'UID:AC-2018-0001',
    'DTSTAMP:20180611T094000Z',
    'DTSTART;VALUE=DATE:20180914',
    'SUMMARY:Action AC-2018-0001',
    'URL:https://audit.example/actions/AC-2018-0001',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('commas, semicolons, backslashes and line ends in a text are escaped, so that a title cannot begin a line of its own', () => {
  const text = renderCalendar([{ ...one, title: 'A, b; c\\d\r\nATTENDEE:x' }], made)
  assert.match(text, /SUMMARY:A\\, b\\; c\\\\d\\nATTENDEE:x\r\n/)
  assert.doesNotMatch(text, /^ATTENDEE/m)
})

test('a long line is folded at 75 octets between characters, and unfolds to what it was', () => {
  const title = 'é’🙂'.repeat(40)
  const text = renderCalendar([{ ...one, title }], made)
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  assert.ok(text.replaceAll('\r\n ', '').includes(`SUMMARY:${title}\r\n`))
})

test('without days there is a calendar all the same', () => {
  assert.match(renderCalendar([], made), /^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/)
  assert.doesNotMatch(renderCalendar([], made), /VEVENT/)
})
