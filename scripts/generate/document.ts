/** A generated document: where it stands and what it says. Each generator makes some; all.ts writes or compares them. */
export interface Generated {
  /** From the root, such as `docs/generated/routes.md`. */
  readonly path: string
  readonly content: string
}

/** A heading, what the document is made from, and its parts, one blank line between. */
export function markdown(title: string, madeFrom: string, parts: readonly string[]): string {
  return `${[`# ${title}`, `Made by \`npm run docs\` from ${madeFrom}; do not edit.`, ...parts].join('\n\n')}\n`
}

const inCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)].join('\n')
}

export const code = (text: string): string => `\`${text}\``
