/** What a manager sends when they begin one, and what they send of its answers. */
import { z } from 'zod'
import { codesChosen } from '#domain/audit/answers.ts'
import { sectionGiven, type AnswersForm } from '../audits/door.ts'
import { themesKey, type Filled, type Given } from './answer-audit.ts'

export const beginForm = z.object({ practitioner: z.uuid(), case: z.string().trim().min(1).max(60) })

/** All questions that the page showed, and the themes marked. */
export function givenIn(form: AnswersForm, { tool }: Filled): Given {
  const answers = tool.sections.map(section => sectionGiven(form, tool, section))
  const chosen = [form['themes'] ?? []].flat().flatMap(codesChosen)
  return { ...Object.assign({}, ...answers), [themesKey]: { value: chosen.join(','), evidence: '' } } as Given
}
