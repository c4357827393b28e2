/** Reading pages in tests: their words, what their error summary leads to, and their forms as a browser would send them back. */
import assert from 'node:assert/strict'
import type { Answer, Fields } from './app.ts'

/** The words within a part of the page, with single spaces. */
export const wordsOf = ({ $ }: Answer, selector = 'main'): string => $(selector).text().replaceAll(/\s+/g, ' ').trim()

export const summaryLinks = ({ $ }: Answer): readonly string[] =>
  $('.govuk-error-summary__list a')
    .map((_index, link) => $(link).attr('href') ?? '')
    .get()

/** The form was refused, and its summary leads to these fields, each of which is there. */
export function assertRefused(answer: Answer, ...links: readonly string[]): void {
  assert.equal(answer.status, 422)
  assert.match(answer.$('title').text(), /^Error: /)
  assert.deepEqual(summaryLinks(answer), links)
  for (const link of links) assert.equal(answer.$(link).length, 1, link)
}

/** The fields of the page's first form as a browser would send them back, with changes. */
export function fieldsOf({ $ }: Answer, changes: Fields = {}): Fields {
  const pairs = $('main form')
    .first()
    .serializeArray()
    .filter(({ name }) => name !== 'formToken')
    .map(({ name, value }) => [name, value] as const)
  return { ...Object.fromEntries(pairs), ...changes }
}

/** Text that no field takes, and text that must come back as text. */
export const tooLong = 'é'.repeat(10_001)
export const script = '<script>alert("1")</script>'
