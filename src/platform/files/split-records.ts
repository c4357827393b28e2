/** Finds where each record of a file of JSON ends, piece by piece, by strings and brackets alone; parsing is left to JSON.parse. */
import { fileLimits } from './limits.ts'

export interface RecordSplitter {
  /** Texts of the records that end in this piece. */
  feed(text: string): readonly string[]
  /** Characters of the record that has begun and not ended. */
  held(): number
  /** Something is opened or closed that cannot be; nothing more is read. */
  broken(): boolean
  /** All that was opened is closed. */
  ended(): boolean
}

interface State {
  /** What is open: "{" and "[". */
  readonly open: string[]
  inString: boolean
  escaped: boolean
  /** The depth at which values are records: 0, or 1 in a list, or 2 in a list under a name; null beside such a list. */
  recordsAt: number | null
  /** The depth at which the value began that is being held; null while none is. */
  heldAt: number | null
  held: string
  /** From where in this piece. */
  from: number
  /** The latest string directly in the outermost object: a name, when what follows is opened. */
  name: string
  nameFrom: number
  broken: boolean
  found: string[]
}

const longestName = 64

export function recordSplitter(inside: ReadonlySet<string>): RecordSplitter {
  const state: State = {
    open: [],
    inString: false,
    escaped: false,
    recordsAt: 0,
    heldAt: null,
    held: '',
    from: 0,
    name: '',
    nameFrom: 0,
    broken: false,
    found: [],
  }
  return {
    feed: text => {
      state.found = []
      state.from = 0
      state.nameFrom = 0
      for (let at = 0; at < text.length && !state.broken; at += 1)
        if (state.inString) readInString(state, text, at)
        else readOutside(state, text, at, inside)
      keepRest(state, text)
      return state.found
    },
    held: () => state.held.length,
    broken: () => state.broken,
    ended: () => state.open.length === 0 && state.heldAt === null && !state.inString,
  }
}

function keepRest(state: State, text: string): void {
  if (state.heldAt !== null) state.held += text.slice(state.from)
  if (state.inString && namesMatter(state)) addToName(state, text, text.length)
}

/** Only directly in an outermost object is a name looked for. */
const namesMatter = ({ open }: State): boolean => open.length === 1 && open[0] === '{'

function addToName(state: State, text: string, to: number): void {
  if (state.name.length < longestName) state.name += text.slice(state.nameFrom, to).slice(0, longestName)
}

function readInString(state: State, text: string, at: number): void {
  const code = text.charCodeAt(at)
  if (state.escaped) state.escaped = false
  else if (code === backslash) state.escaped = true
  else if (code === quote) {
    state.inString = false
    if (namesMatter(state)) addToName(state, text, at)
  }
}

const quote = 0x22
const backslash = 0x5c

function readOutside(state: State, text: string, at: number, inside: ReadonlySet<string>): void {
  const character = text[at] ?? ''
  if (character === '{' || character === '[') openValue(state, character, at, inside)
  else if (character === '}' || character === ']') closeValue(state, character, text, at)
  else if (character === ',') endScalar(state, text, at)
  else if (!isSpace(character)) readOther(state, character, at)
}

/** A string, or a part of a number or a word. */
function readOther(state: State, character: string, at: number): void {
  if (state.open.length === 0) state.broken = true
  if (state.heldAt === null && state.open.length === state.recordsAt) hold(state, at)
  if (character === '"') beginString(state, at)
}

const isSpace = (character: string): boolean =>
  character === ' ' || character === '\n' || character === '\r' || character === '\t' || character === '\uFEFF'

function beginString(state: State, at: number): void {
  state.inString = true
  if (!namesMatter(state)) return
  state.name = ''
  state.nameFrom = at + 1
}

function hold(state: State, at: number): void {
  state.heldAt = state.open.length
  state.held = ''
  state.from = at
}

function openValue(state: State, character: '{' | '[', at: number, inside: ReadonlySet<string>): void {
  const depth = state.open.length
  if (depth === fileLimits.depth) state.broken = true
  else if (depth === 0 && character === '[') state.recordsAt = 1
  else if (namesMatter(state) && inside.has(state.name.trim().toLowerCase())) openInside(state, character, at)
  else if (state.heldAt === null && depth === state.recordsAt) hold(state, at)
  state.open.push(character)
}

/** The outermost object is no record, but holds them. */
function openInside(state: State, character: '{' | '[', at: number): void {
  state.heldAt = null
  state.held = ''
  state.recordsAt = null
  if (character === '[') state.recordsAt = 2
  else hold(state, at)
}

function closeValue(state: State, character: '}' | ']', text: string, at: number): void {
  endScalar(state, text, at)
  const opened = state.open.pop()
  if ((opened === '{') !== (character === '}') || opened === undefined) state.broken = true
  const depth = state.open.length
  if (state.heldAt === depth) give(state, text, at + 1)
  if (depth === 0) state.recordsAt = 0
  else if (state.recordsAt === depth + 1) state.recordsAt = null
}

/** A value without brackets ends where the next one or the list's end is. */
function endScalar(state: State, text: string, at: number): void {
  if (state.heldAt !== null && state.heldAt === state.open.length && state.open.length > 0) give(state, text, at)
}

function give(state: State, text: string, to: number): void {
  state.found.push(state.held + text.slice(state.from, to))
  state.held = ''
  state.heldAt = null
}
