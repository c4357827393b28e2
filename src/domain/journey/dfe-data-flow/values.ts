/** Finds things in a record of JSON of which nothing is certain: neither that they are there, nor of what kind they are. */
import { dayIn, textIn, yesNoIn, type KeyMaker, type NamedDay, type RecordPlace } from '../record-values.ts'

export type Properties = Readonly<Record<string, unknown>>

export const propertiesOf = (value: unknown): Properties | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Properties) : null

/** Its own property alone. */
export const property = (of: Properties | null, name: string): unknown =>
  of !== null && Object.hasOwn(of, name) ? of[name] : null

/** `purge: true` asks for the removal of what it stands in. */
export const isPurged = (of: Properties, at: RecordPlace): boolean =>
  yesNoIn(property(of, 'purge'), 'purge', at) === true

/** The things in a list, or the one thing where there is no list, without those that are to be removed. */
export function standing(value: unknown, at: RecordPlace): readonly Properties[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  return list.flatMap(one => {
    const found = propertiesOf(one)
    return found === null || isPurged(found, at) ? [] : [found]
  })
}

/** A day of a property, read and told under its name. */
export const namedDay = (of: Properties, name: string, at: RecordPlace): NamedDay => ({
  day: dayIn(property(of, name), name, at),
  name,
})

/** One social care episode while it is read. */
export interface FlowEpisode {
  readonly episode: Properties
  readonly referral: string
  readonly referredOn: NamedDay['day']
  readonly keys: KeyMaker
  readonly at: RecordPlace
}

/** The source's own id, or else the first day. */
export const keyOf = (of: Properties, id: string, on: NamedDay['day'], at: RecordPlace): string | null =>
  textIn(property(of, id), id, at) ?? on
