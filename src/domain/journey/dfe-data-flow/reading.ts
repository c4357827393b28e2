/** Reads one file of the data flow, record by record, and tells what it met. */
import type { LocalDate } from '../../calendar/dates.ts'
import type { ValueRead } from '../../cases/read-value.ts'
import { elementsMet, type ElementsMet } from '../elements-met.ts'
import type { Coverage, Covers } from '../journey.ts'
import type { EventKind } from '../kinds.ts'
import type { RecordReading } from '../reading.ts'
import { flowProperty } from './properties.ts'
import { readDfeRecord, type FlowRecordRead } from './read-record.ts'

/** Names, in small letters, under which a file may keep its records. */
export const flowRecordsInside: ReadonlySet<string> = new Set(['children'])

export interface FlowReading extends RecordReading {
  /** The records are numbered from 1. */
  record(record: unknown): FlowRecordRead
}

/** What a file holds, by the property in which it stands: where no record has that property, nothing is known of its kinds. */
const heldIn: readonly (readonly [string, Coverage, readonly EventKind[]])[] = [
  ['social_care_episodes', 'all', ['referral']],
  ['care_worker_details', 'all', ['allocation']],
  ['child_and_family_assessments', 'all', ['assessment']],
  ['child_in_need_plans', 'all', ['in-need-plan']],
  ['section_47_assessments', 'all', ['section-47', 'initial-conference']],
  ['child_protection_plans', 'all', ['protection-plan']],
  ['child_looked_after_placements', 'all', ['looked-after', 'placement']],
  ['adoption', 'all', ['adoption-decision', 'adoption-match', 'adoption-placement']],
  ['care_leavers', 'latest', ['leaving-care', 'adviser-contact']],
]

/** The file does not say at which day it stands: `reportDate` is what whoever brings it in says. */
export function dfeDataFlowReading(file: number, reportDate: LocalDate | null): FlowReading {
  const met = elementsMet(flowProperty)
  const days = new Map<string, ValueRead<LocalDate>>()
  let row = 0
  return {
    reportDate,
    record: record => {
      row += 1
      meetProperties(record, met)
      return readDfeRecord(record, { file, row, reportDate, faults: [], days })
    },
    met: met.told,
    covers: () => {
      const covers: Partial<Record<EventKind, Coverage>> = {}
      for (const [name, coverage, kinds] of heldIn) if (met.has(name)) for (const kind of kinds) covers[kind] = coverage
      return covers satisfies Covers
    },
  }
}

/** How deep a record nests was limited when it was cut out of its file. */
function meetProperties(value: unknown, met: ElementsMet): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const one of value as readonly unknown[]) meetProperties(one, met)
    return
  }
  for (const [name, within] of Object.entries(value)) {
    met.meetName(name)
    meetProperties(within, met)
  }
}
