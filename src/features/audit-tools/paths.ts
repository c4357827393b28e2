/** Where the pages of audit tools and of their drafts are. */
const tool = (key: string) => `/audit-tools/${key}`
const draft = (key: string) => `${tool(key)}/draft`
const version = (key: string, number: number) => `${tool(key)}/versions/${number}`

export const paths = {
  tools: '/audit-tools',
  start: '/audit-tools/new',
  tool,
  version,
  versionFile: (key: string, number: number, kind: 'xlsx' | 'json') => `${version(key, number)}.${kind}`,
  comparison: (key: string, from: number | null, to: number | 'draft') =>
    `${tool(key)}/comparison?${new URLSearchParams({ ...(from === null ? {} : { from: String(from) }), to: String(to) }).toString()}`,
  comparisonOf: (key: string) => `${tool(key)}/comparison`,
  draft,
  draftFile: (key: string, kind: 'xlsx' | 'json') => `${draft(key)}.${kind}`,
  order: (key: string) => `${draft(key)}/order`,
  about: (key: string) => `${draft(key)}/about`,
  newSection: (key: string) => `${draft(key)}/new-section`,
  section: (key: string, section: string) => `${draft(key)}/sections/${section}`,
  newQuestion: (key: string, section: string) => `${draft(key)}/sections/${section}/new-question`,
  question: (key: string, question: string) => `${draft(key)}/questions/${question}`,
  newRule: (key: string) => `${draft(key)}/new-rule`,
  rule: (key: string, code: string) => `${draft(key)}/rules/${code}`,
  workedOut: (key: string) => `${draft(key)}/worked-out`,
  removal: (part: string) => `${part}/removal`,
  preview: (key: string) => `${draft(key)}/preview`,
  upload: (key: string) => `${draft(key)}/upload`,
  replacement: (key: string) => `${draft(key)}/replacement`,
  publication: (key: string) => `${draft(key)}/publication`,
  discard: (key: string) => `${draft(key)}/discard`,
  /** A page, with the sentence that says what was done. */
  done: (path: string, done: string) => `${path}?done=${done}`,
} as const
