/** A fault of a tool: what is wrong, where, in words for the person who wrote it. */
export interface ToolFault {
  readonly code: string
  /** `section`, `section/question`, or the key of a rating, total, scale or rule; empty for the tool itself. */
  readonly where: string
  readonly sentence: string
}

export const fault = (code: string, where: string, sentence: string): ToolFault => ({ code, where, sentence })

export const keyShape = /^[a-z0-9][a-z0-9-]*$/

/** Every key that comes a second time. */
export const twice = (keys: readonly string[]): readonly string[] =>
  keys.filter((key, index) => keys.indexOf(key) !== index)
