/** All the text in an Office file: slides, notes, charts and the workbooks inside charts. For contract tests. */
import yauzl from 'yauzl'

/** Every XML part by its name; workbooks within are opened too, their parts named `workbook!part`. */
export async function unzipped(bytes: Buffer): Promise<ReadonlyMap<string, string>> {
  const parts = new Map<string, string>()
  for (const [name, content] of await entries(bytes)) {
    if (/\.(xml|rels)$/.test(name)) parts.set(name, content.toString('utf8'))
    if (name.endsWith('.xlsx')) for (const [inner, text] of await unzipped(content)) parts.set(`${name}!${inner}`, text)
  }
  return parts
}

async function entries(bytes: Buffer): Promise<readonly (readonly [string, Buffer])[]> {
  const zip = await yauzl.fromBufferPromise(bytes)
  const found: [string, Buffer][] = []
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    found.push([entry.fileName, Buffer.concat(chunks)])
  }
  return found
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The words of an XML part, without its tags, one text after another with a space between. */
export function wordsOf(xml: string): string {
  return xml
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ')
}
