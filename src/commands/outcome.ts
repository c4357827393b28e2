/**
 * Exit codes a script can trust (sysexits.h), and the one way commands end. What a command makes goes to standard output;
 * progress and faults go to standard error.
 */
import { Problem } from '#domain/problem.ts'

export const exitCodes = {
  done: 0,
  /** A fault of ours. */
  fault: 1,
  /** The command was not written as `--help` says. */
  usage: 64,
  /** The file could be found and not read as what it should be, or the rules say no to what is in it. */
  data: 65,
  /** The file or the thing named is not there. */
  missing: 66,
  /** The database cannot be reached or does not fit. */
  unavailable: 69,
  /** A setting needs correcting. */
  settings: 78,
} as const

export const say = (line: string): void => void process.stderr.write(`${line}\n`)
export const tell = (line: string): void => void process.stdout.write(`${line}\n`)

/** A sentence for the person and an exit code for the script. */
export class CommandFailed extends Error {
  readonly exitCode: number
  constructor(sentence: string, exitCode: number) {
    super(sentence)
    this.exitCode = exitCode
  }
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommandFailed) return error.exitCode
  if (error instanceof Problem) return problemCode(error)
  if (!(error instanceof Error)) return exitCodes.fault
  return error.message.startsWith('These settings')
    ? exitCodes.settings
    : systemCode('code' in error ? String(error.code) : '')
}

function systemCode(code: string): number {
  if (['ENOENT', 'EISDIR', 'EACCES'].includes(code)) return exitCodes.missing
  return code.startsWith('ECONN') ? exitCodes.unavailable : exitCodes.fault
}

function problemCode(problem: Problem): number {
  if (problem.code.startsWith('database.')) return exitCodes.unavailable
  return problem.status === 404 ? exitCodes.missing : exitCodes.data
}

/** The sentence for a person: never a stack for what is not a fault of ours. */
export function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { code, path } = error as { code?: string; path?: string }
  if (code === 'ENOENT' && path !== undefined)
    return `There is no file or folder ${path}. Check the name and try again.`
  return exitCodeOf(error) === exitCodes.fault
    ? `Something went wrong on our side: ${error.stack ?? error.message}`
    : error.message
}
