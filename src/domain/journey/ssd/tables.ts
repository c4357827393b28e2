/** All tables of the Standard Safeguarding Dataset: those that tell of a child's journey, and by their letters those that do not. */
import type { SsdTable } from './table.ts'
import { tablesOfCare } from './tables-of-care.ts'
import { tablesOfHelp } from './tables-of-help.ts'

export const ssdTables: readonly SsdTable[] = [...tablesOfHelp, ...tablesOfCare]

/** Tables by the beginning of their columns, of which nothing is kept beyond what their readers need. */
export const otherTables: Readonly<Record<string, string>> = {
  pers: 'person',
  prof: 'professionals',
  dept: 'department',
  fami: 'family',
  addr: 'address',
  disa: 'disability',
  immi: 'immigration_status',
  moth: 'mother',
  link: 'linked_identifiers',
  cinf: 'assessment_factors',
  csub: 'cla_substance_misuse',
  clas: 'cla_substance_misuse',
  clac: 'cla_convictions',
  clai: 'cla_immunisations',
  csdq: 'sdq_scores',
  lapp: 'cla_previous_permanence',
  clap: 'cla_placement',
  voch: 'voice_of_child',
  send: 'send',
  senn: 'sen_need',
  ehcr: 'ehcp_requests',
  ehca: 'ehcp_assessment',
  ehcn: 'ehcp_named_plan',
  ehcp: 'ehcp_active_plans',
  s251: 's251_finance',
  vers: 'version_log',
  apis: 'api_data_staging',
}
