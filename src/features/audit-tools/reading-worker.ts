/** What the reading thread runs: the sheets of a tool's workbook, each with as many rows as any tool could need. */
import { workerData } from 'node:worker_threads'
import type { TableRead } from '#domain/audit-tool/read-tables.ts'
import { readTables } from '#platform/files/read-tables.ts'
import { answerInThread } from '#platform/files/reading-thread.ts'
import { mostRows, type WorkbookTask } from './read-workbook.ts'

await answerInThread(async send => {
  const { name, content } = workerData as WorkbookTask
  for await (const { name: sheet, rows } of readTables({ name, content: Buffer.from(content) })) {
    const read: TableRead['rows'][number][] = []
    for await (const { number, cells } of rows) if (read.length < mostRows) read.push({ number, cells })
    await send({ sheet, rows: read } satisfies TableRead)
  }
})
