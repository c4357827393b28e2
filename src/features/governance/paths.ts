/** Addresses of reports to members, and of how members wish to hear. */
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
  reports: '/scrutiny-reports',
  begin: '/scrutiny-reports/new',
  report: (reference: string, format: Format = 'page'): string =>
    `/scrutiny-reports/${reference}/report${suffixes[format]}`,
  passage: (reference: string, passage: string): string => `/scrutiny-reports/${reference}/passages/${passage}`,
  numbers: (reference: string): string => `/scrutiny-reports/${reference}/numbers`,
  release: (reference: string): string => `/scrutiny-reports/${reference}/release`,
  hearing: '/hearing-preferences',
  promises: '/hearing-preferences/kept',
} as const

/** "SR-2018-0001-report-to-members.docx". */
export const fileName = (reference: string, format: Format): string =>
  `${reference}-report-to-members${format === 'page' ? '.html' : suffixes[format]}`
