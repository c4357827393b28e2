/**
 * The product's own log. It takes codes, references and counts, never what people typed: no field here holds free text.
 * It goes to standard error, so that what a command makes can be piped.
 */
import { destination, pino, type Logger } from 'pino'

export function openLog(level: string): Logger {
  const redact = {
    paths: ['*.password', '*.email', '*.evidence', '*.reason', '*.text', 'req.headers.cookie'],
    remove: true,
  }
  return pino({ level, base: null, redact }, destination({ fd: 2, sync: true }))
}
