/**
 * Sending e-mail, as rooms see it: whether a server is set, the address that links begin with, and one letter at a time. A letter is
 * addressed to one person; its subject and words are the product's own, never what somebody typed.
 */

export interface Letter {
  /** Stays the same when it is tried again, so that a mail server can tell a repetition. A UUID. */
  readonly id: string
  /** One e-mail address. */
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** What the server answered. `put-off`: may go another time; `refused`: never will. `answer`: at most 500 characters, on one line. */
export interface Posted {
  readonly outcome: 'sent' | 'put-off' | 'refused'
  readonly answer: string
}

export interface Post {
  /** False where no mail server is set: then nothing is queued, and everything is read in the product. */
  readonly configured: boolean
  /** Where links lead, such as `https://audit.example.gov.uk`, without a slash at its end. */
  readonly address: string
  /** "mail.example.gov.uk, port 587, as audit@example.gov.uk": for those who look after it; empty where there is none. */
  readonly described: string
  /** Never throws for what a server answers, or for a server that is not there. */
  send(letter: Letter): Promise<Posted>
}

/** Where no mail server is set. */
export const noPost: Post = {
  configured: false,
  address: '',
  described: '',
  send: () => Promise.resolve({ outcome: 'put-off', answer: 'No mail server is set.' }),
}

const longestAnswer = 500

/** On one line, without control characters, and no longer than is kept. */
export const asAnswer = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, longestAnswer)

/** One plain address: no list, no name beside it, nothing that could begin another header. */
export const isPlainAddress = (text: string): boolean =>
  text.length <= 320 && /^[^\s\p{Cc}<>(),;:"\\[\]@]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?$/u.test(text)

/** A line that may stand in a header. */
export const isHeaderLine = (text: string): boolean => text.length <= 200 && !/[\p{Cc}\u2028\u2029]/u.test(text)
