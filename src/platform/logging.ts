/** The product's own log. It takes codes, references and counts, never what people typed: no field here holds free text. */
import { pino, type Logger } from 'pino'

export function openLog(level: string): Logger {
  return pino({
    level,
    base: null,
    redact: { paths: ['*.password', '*.email', '*.evidence', '*.reason', '*.text', 'req.headers.cookie'], remove: true },
  })
}
