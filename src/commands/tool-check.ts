/** `tool check`: reads a file as an audit tool and names every fault at its place, for those who write tools. Needs no database. */
import { readFile } from 'node:fs/promises'
import { estimatedMinutes, type ToolContent } from '#domain/audit-tool/tool.ts'
import { toolFaults } from '#domain/audit-tool/validate.ts'
import { toolWarnings } from '#domain/audit-tool/warnings.ts'
import { readToolFile } from '#features/audit-tools/door.ts'
import { CommandFailed, exitCodes, say, tell } from './outcome.ts'

export async function toolCheckCommand(file: string): Promise<void> {
  const tool = toolIn(file, await readFile(file, 'utf8'))
  const faults = [...toolFaults(tool)]
  for (const { where, sentence } of faults) tell(`${where === '' ? 'the tool' : where}: ${sentence}`)
  if (faults.length > 0) throw new CommandFailed(`${file}: ${counted(faults.length, 'fault')}.`, exitCodes.data)
  const questions = tool.sections.reduce((sum, section) => sum + section.questions.length, 0)
  const size = `${counted(tool.sections.length, 'section')}, ${counted(questions, 'question')}`
  for (const { where, sentence } of toolWarnings(tool)) say(`Warning: ${where === '' ? '' : `${where}: `}${sentence}`)
  tell(`No faults: ${tool.name}, version ${tool.version}, ${size}, about ${estimatedMinutes(tool.sections)} minutes.`)
}

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`

export function toolIn(file: string, text: string): ToolContent {
  const { tool, faults } = readToolFile(text)
  for (const fault of faults) tell(fault)
  if (tool === null) throw new CommandFailed(`${file} does not have the shape of an audit tool.`, exitCodes.data)
  return tool
}
