/** Addresses of reports. */
import type { Format } from '#platform/http/route.ts'

const suffixes: Readonly<Record<Format, string>> = {
  page: '',
  json: '.json',
  csv: '.csv',
  slides: '.pptx',
  document: '.docx',
  workbook: '.xlsx',
}

export const paths = {
  reports: '/reports',
  didItWork: '/reports/did-it-work',
  report: (reference: string, format: Format = 'page'): string => `/rounds/${reference}/report${suffixes[format]}`,
  /** Of rooms downstream. */
  share: (reference: string): string =>
    `/shared-learning/new?${new URLSearchParams({ what: `round-report:${reference}` }).toString()}`,
  evidenceBank: '/evidence-bank',
  example: (reference: string): string => `/evidence-bank/${reference}`,
  round: (reference: string): string => `/rounds/${reference}`,
} as const

/** "2018-05-monthly-report.pptx". */
export const fileName = (reference: string, format: Format): string =>
  `${reference}-report${format === 'page' ? '.html' : suffixes[format]}`
