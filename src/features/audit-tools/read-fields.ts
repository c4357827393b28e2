/** From what was typed in the designer's forms to the parts of a tool. Every fault is told at its field; nothing is guessed. */
import { grades, type Grade } from '#domain/grades/grade.ts'
import type { Applicability, Choice } from '#domain/audit-tool/tool.ts'
import { listIn, textIn, type Typed } from './fields.ts'

/** The same as the shape of a tool file (tool-schema.ts). */
const mostCharacters = 2000

/** Reads one form: collects what is wrong by field while its parts are read. */
export class FieldReader {
  readonly typed: Typed
  readonly errors: Record<string, string> = {}

  constructor(typed: Typed) {
    this.typed = typed
  }

  fault(name: string, message: string): void {
    this.errors[name] ??= message
  }

  text(name: string): string {
    const text = textIn(this.typed, name)
    if (text.length > mostCharacters) this.fault(name, `Use ${mostCharacters.toLocaleString('en-GB')} characters or fewer`)
    return text
  }

  needed(name: string, message: string): string {
    const text = this.text(name)
    if (text === '') this.fault(name, message)
    return text
  }

  /** One of these codes; the first of them, with a fault, where it is none. */
  oneOf<Code extends string>(name: string, codes: readonly [Code, ...Code[]], message: string): Code {
    const code = codes.find(one => one === textIn(this.typed, name))
    if (code === undefined) this.fault(name, message)
    return code ?? codes[0]
  }

  isTicked(name: string): boolean {
    return listIn(this.typed, name).includes('yes')
  }

  /** Null where the box is empty. */
  whole(name: string): number | null {
    const text = textIn(this.typed, name)
    if (text === '') return null
    if (/^\d{1,4}$/.test(text)) return Number(text)
    this.fault(name, 'Enter a whole number, such as 10')
    return null
  }

  neededNumber(name: string, message: string): number {
    const number = this.whole(name)
    if (number === null || number === 0) this.fault(name, message)
    return number ?? 1
  }

  lines(name: string): readonly string[] {
    return textIn(this.typed, name)
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
  }

  /** Codes of 60 characters at most, one a line. */
  codes(name: string): readonly string[] {
    const codes = this.lines(name).flatMap(line => line.split(/[,;]/).map(code => code.trim()))
    if (codes.some(code => code.length > 60)) this.fault(name, 'Use 60 characters or fewer for each')
    return codes.filter(code => code !== '')
  }
}

type WithDescriptors = Readonly<Partial<Record<Grade, string>>>

/** All four, or none where all are empty. */
export function descriptorsIn(reader: FieldReader, prefix = 'descriptor'): { descriptors?: Record<Grade, string> } {
  const texts = grades.map(({ code }): [Grade, string] => [code, reader.text(`${prefix}-${code}`)])
  return texts.every(([, text]) => text === '')
    ? {}
    : { descriptors: Object.fromEntries(texts) as Record<Grade, string> }
}

export const descriptorsTyped = (descriptors: WithDescriptors = {}, prefix = 'descriptor'): Typed =>
  Object.fromEntries(grades.map(({ code }) => [`${prefix}-${code}`, descriptors[code] ?? '']))

function choiceFrom(line: string): Choice | null {
  const [code = '', ...rest] = line.split('|').map(part => part.trim())
  const explain = rest.length > 1 && rest.at(-1)?.toLowerCase() === 'explain'
  const label = rest.slice(0, explain ? -1 : undefined).join(' | ')
  if ([code, label].includes('') || code.length > 60) return null
  return explain ? { code, label, explain } : { code, label }
}

/** "no | No, and nobody asked | explain", one a line. */
export function choicesIn(reader: FieldReader): { choices?: readonly Choice[] } {
  const choices = reader.lines('choices').flatMap(line => {
    const choice = choiceFrom(line)
    if (!choice) reader.fault('choices', `Write each choice as “code | label”: “${line.slice(0, 60)}” is not`)
    return choice ?? []
  })
  return choices.length === 0 ? {} : { choices }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')

export const choicesTyped = (choices: readonly Choice[] = []): string =>
  choices
    .map(({ code, label, explain }) => [code, oneLine(label), ...(explain === true ? ['explain'] : [])].join(' | '))
    .join('\n')

/** "0 | Not safe at all", one a line. */
export function numberedLinesIn(reader: FieldReader, name: string): readonly { number: number; text: string }[] {
  return reader.lines(name).map(line => {
    const [, number, text] = /^(\d{1,4})\s*\|\s*(.+)$/.exec(line) ?? []
    if (number === undefined || text === undefined)
      reader.fault(name, `Write each line as “number | words”: “${line.slice(0, 60)}” is not`)
    return { number: Number(number ?? 0), text: text ?? '' }
  })
}

export const numberedLines = (lines: readonly { number: number; text: string }[]): string =>
  lines.map(({ number, text }) => `${number} | ${oneLine(text)}`).join('\n')

function agesIn(reader: FieldReader): Pick<Applicability, 'ages'> {
  const from = reader.whole('agesFrom')
  const to = reader.whole('agesTo')
  if (from === null && to === null) return {}
  return { ages: { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) } }
}

const filled = <Name extends string>(name: Name, list: readonly string[]): Partial<Record<Name, readonly string[]>> =>
  list.length === 0 ? {} : ({ [name]: list } as Record<Name, readonly string[]>)

export function applicabilityIn(reader: FieldReader): Applicability {
  const askedWhen = reader.text('askedWhen')
  return {
    ...filled('statuses', listIn(reader.typed, 'statuses')),
    ...agesIn(reader),
    ...filled('placements', reader.codes('placements')),
    ...filled('themes', reader.codes('themes')),
    ...(askedWhen === '' ? {} : { askedWhen }),
  }
}

export const applicabilityTyped = (of: Applicability | null): Typed => {
  const { statuses = [], ages = {}, placements = [], themes = [], askedWhen = '' } = of ?? {}
  return { statuses, ...agesTyped(ages), placements: placements.join('\n'), themes: themes.join('\n'), askedWhen }
}

const agesTyped = ({ from, to }: NonNullable<Applicability['ages']>): Typed => ({
  agesFrom: from?.toString() ?? '',
  agesTo: to?.toString() ?? '',
})
