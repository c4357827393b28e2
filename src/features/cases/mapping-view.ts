/** View-model of the page that asks what each column of a file of the council's own holds. */
import { eventKinds, isEventKind, kindTold, type EventKind } from '#domain/journey/kinds.ts'
import type { ColumnSeen } from '#domain/journey/own-csv/column-examples.ts'
import { guessMapping } from '#domain/journey/own-csv/guess-mapping.ts'
import { headingForm } from '#domain/journey/own-csv/headings.ts'
import type { MappingFault, OwnColumns, OwnMapping, OwnMappingGiven } from '#domain/journey/own-csv/mapping.ts'
import { mappingFaultSentence, mappingFields, type MappingField } from '#domain/journey/own-csv/mapping-words.ts'
import type { Context } from '#platform/context.ts'
import { params } from '#ui/params.ts'
import { lookAtColumns } from './look-at-columns.ts'
import type { FileSeen } from './look-at-file.ts'
import { mappingRemembered } from './map-columns.ts'
import { paths } from './paths.ts'
import { importById, type ImportFound } from './queries.ts'

/** What was asked for: a kind chosen, or a mapping that came back with its faults. */
export interface MappingAsked {
  readonly kind?: string | null
  readonly given?: OwnMappingGiven
  readonly faults?: readonly MappingFault[]
}

interface Proposal {
  readonly kind: EventKind | null
  readonly columns: Omit<OwnColumns, 'caseReference'> & { readonly caseReference: string | null }
  readonly dateOrder: NonNullable<OwnMapping['dateOrder']>
  /** Where the choices come from; null where they are the person's own. */
  readonly from: string | null
}

/** Null when the import does not wait for its columns to be named. */
export async function mappingView(ctx: Context, importId: string, asked: MappingAsked) {
  const found = await importById(ctx, importId)
  if (found.state !== 'mapping-wanted') return null
  const seen = await lookAtColumns(ctx, importId)
  const proposal = asked.given ? ofGiven(asked.given) : await proposed(ctx, found, { seen, kind: asked.kind ?? null })
  const { kind } = proposal
  const faults = (asked.faults ?? []).map(fault => ({ ...fault, text: mappingFaultSentence(fault, kind ?? '') }))
  return {
    back: paths.import(importId),
    action: paths.columns(importId),
    file: found.fileNames.join(', '),
    columns: seen.columns.map(({ heading, examples }) => ({
      heading,
      examples: examples.length === 0 ? 'Not shown' : examples.join(', '),
    })),
    kinds: kindChoices(kind, faults),
    kind: kind && { code: kind, label: kindTold(kind).label },
    from: kind && proposal.from,
    fields:
      kind === null ? null : params(mappingFields(kind).map(field => fieldSelect(field, { proposal, seen, faults }))),
    dateOrder: dateOrderRadios(proposal.dateOrder),
    summary: summaryOf(kind, faults),
  }
}

const ofGiven = ({ kind, columns, dateOrder }: OwnMappingGiven): Proposal => ({
  kind: isEventKind(kind) ? kind : null,
  columns,
  dateOrder: dateOrder ?? 'day-first',
  from: null,
})

/** As it was accepted for these headings before; else by their names. A kind that was chosen on the page comes first. */
async function proposed(
  ctx: Context,
  { fileNames }: ImportFound,
  { seen, kind }: { readonly seen: FileSeen; readonly kind: string | null },
): Promise<Proposal> {
  const chosen = kind !== null && isEventKind(kind) ? kind : null
  const before = await mappingRemembered(ctx, seen.headings)
  if (before && (chosen === null || chosen === before.kind))
    return {
      ...{ kind: before.kind, columns: before.columns, dateOrder: before.dateOrder ?? 'day-first' },
      from: 'Filled in as for the file with these headings that was accepted last.',
    }
  return {
    ...guessMapping(seen.headings, fileNames[0], chosen),
    dateOrder: 'day-first',
    from: 'Filled in by the names of the columns. Look at each before you go on.',
  }
}

interface FaultSaid extends MappingFault {
  readonly text: string
}

const idOf = (field: string): string => field.replace('.', '-')

const said = (faults: readonly FaultSaid[], field: string) => {
  const fault = faults.find(one => one.field === field)
  return fault && { text: fault.text }
}

/** A fault of a field that the kind does not have leads to the kind. */
function summaryOf(kind: EventKind | null, faults: readonly FaultSaid[]) {
  if (faults.length === 0) return null
  const fields = new Set(kind === null ? [] : mappingFields(kind).map(({ field }) => field))
  return params({
    titleText: 'There is a problem',
    errorList: faults.map(({ field, text }) => ({ text, href: `#${fields.has(field) ? idOf(field) : 'kind'}` })),
  })
}

const kindChoices = (kind: EventKind | null, faults: readonly FaultSaid[]) =>
  params({
    id: 'kind',
    name: 'kind',
    label: { text: 'What each row of the file is' },
    hint: { text: 'Each row is one event of one child' },
    errorMessage: said(faults, 'kind'),
    items: [
      { value: '', text: 'Choose one', selected: kind === null },
      ...(Object.keys(eventKinds) as EventKind[])
        .map(value => ({ value, text: kindTold(value).label, selected: value === kind }))
        .sort((one, other) => one.text.localeCompare(other.text, 'en-GB')),
    ],
  })

function chosenFor(columns: Proposal['columns'], field: string): string | null {
  const { facts, ...days } = columns
  const all = [
    ...Object.entries<string | null>(days),
    ...Object.entries(facts).map(([name, heading]) => [`facts.${name}`, heading] as const),
  ]
  return headingForm(all.find(([name]) => name === field)?.[1] ?? null)
}

interface Shown {
  readonly proposal: Proposal
  readonly seen: { readonly columns: readonly ColumnSeen[] }
  readonly faults: readonly FaultSaid[]
}

function fieldSelect({ field, label, hint }: MappingField, { proposal, seen, faults }: Shown) {
  const chosen = chosenFor(proposal.columns, field)
  return {
    id: idOf(field),
    name: field,
    label: { text: label },
    hint: hint === null ? undefined : { text: hint },
    errorMessage: said(faults, field),
    items: [
      { value: '', text: field === 'caseReference' ? 'Choose a column' : 'No column' },
      ...seen.columns.map(({ heading }) => ({
        value: heading,
        text: heading,
        selected: headingForm(heading) === chosen,
      })),
    ],
  }
}

const dateOrderRadios = (order: Proposal['dateOrder']) =>
  params({
    idPrefix: 'dateOrder',
    name: 'dateOrder',
    classes: 'govuk-radios--small',
    fieldset: { legend: { text: 'How the file writes its days', classes: 'govuk-fieldset__legend--s' } },
    items: [
      {
        value: 'day-first',
        text: 'The day first, such as 31/05/2018, or the year first',
        checked: order === 'day-first',
      },
      { value: 'month-first', text: 'The month first, such as 05/31/2018', checked: order === 'month-first' },
    ],
  })
