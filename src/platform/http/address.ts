/** The part of an address after its question mark. */
export type Asked = Readonly<Record<string, string | null>>

/** "?team=North&level=watch"; what is null or empty is left out, and nothing is an empty text. */
export function addressQuery(asked: Asked): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`
}
