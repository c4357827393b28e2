/** The texts that cells of a workbook share, held in memory while its sheets are read, and limited for that reason. */
import { fileLimits } from './limits.ts'
import { fileProblems } from './problems.ts'
import type { XmlListener } from './xml.ts'

/** Gathers the text of one `si` or `is`, without readings in small print (`rPh`). */
export function richText() {
  let text = ''
  let inText = false
  let inReading = false
  return {
    open: (name: string): void => {
      if (name === 'rPh') inReading = true
      if (name === 't') inText = !inReading
    },
    close: (name: string): void => {
      if (name === 'rPh') inReading = false
      if (name === 't') inText = false
    },
    add: (more: string): void => {
      if (inText) text += more
    },
    take: (): string => {
      const whole = text
      text = ''
      return whole
    },
  }
}

export function sharedTextsListener(file: string): XmlListener<string> {
  const rich = richText()
  let ready: string[] = []
  let [texts, characters] = [0, 0]
  return {
    open: name => {
      rich.open(name)
    },
    text: text => {
      rich.add(text)
    },
    close: name => {
      rich.close(name)
      if (name !== 'si') return
      const text = rich.take()
      texts += 1
      characters += text.length
      if (texts > fileLimits.sharedTexts || characters > fileLimits.sharedCharacters)
        throw fileProblems.unpacksTooLarge({ file, limit: 'what fits in memory' })
      ready.push(text)
    },
    take: () => {
      const taken = ready
      ready = []
      return taken
    },
  }
}
