/** The page of one section of a draft, without its questions. */
import { strandWords } from '#domain/audit-tool/describe.ts'
import { addSection, changeSection, sectionOf } from '#domain/audit-tool/edit.ts'
import type { Section, ToolContent } from '#domain/audit-tool/tool.ts'
import { applicabilityFields, descriptorFields, keyField, keyIn } from './applicability-fields.ts'
import type { FieldAsked, Typed } from './fields.ts'
import type { PartPage } from './part-page.ts'
import { paths } from './paths.ts'
import { applicabilityIn, applicabilityTyped, descriptorsIn, descriptorsTyped, FieldReader } from './read-fields.ts'

/** A section's questions have pages of their own: another person may change them meanwhile. */
type SectionHead = Omit<Section, 'questions'>

const strands = ['practice-and-oversight', 'effect', 'partnership'] as const

const mainFields: readonly FieldAsked[] = [
  { name: 'title', label: 'Title', shape: 'input' },
  { name: 'guidance', label: 'Guidance', hint: 'What to think of while reading the record', shape: 'textarea', rows: 4 },
  {
    name: 'strand',
    label: 'Strand of the framework',
    shape: 'radios',
    choices: strands.map(strand => ({ value: strand, text: strandWords[strand] })),
  },
  { name: 'estimatedMinutes', label: 'Minutes it takes', hint: 'Honestly', shape: 'input', width: 3 },
  {
    name: 'mandatory',
    label: 'Is it mandatory?',
    shape: 'checkboxes',
    choices: [{ value: 'yes', text: 'Asked of every case', hint: 'Then nothing below may limit whom it is asked of' }],
  },
  {
    name: 'graded',
    label: 'Is it graded?',
    shape: 'checkboxes',
    choices: [{ value: 'yes', text: 'The auditor gives a grade at its end', hint: 'Then say what each grade looks like' }],
  },
]

const ticked = (value: boolean): readonly string[] => (value ? ['yes'] : [])

const sectionTyped = (section: SectionHead): Typed => ({
  title: section.title,
  key: section.key,
  guidance: section.guidance,
  strand: section.strand,
  estimatedMinutes: String(section.estimatedMinutes),
  mandatory: ticked(section.mandatory),
  graded: ticked(section.graded),
  ...descriptorsTyped(section.descriptors),
})

function sectionIn(reader: FieldReader, tool: ToolContent, key: string | null): SectionHead {
  const title = reader.needed('title', 'Enter the section’s title')
  return {
    key: keyIn(reader, tool, title, key),
    title,
    guidance: reader.text('guidance'),
    strand: reader.oneOf('strand', strands, 'Choose the strand of the framework'),
    mandatory: reader.isTicked('mandatory'),
    graded: reader.isTicked('graded'),
    ...descriptorsIn(reader),
    estimatedMinutes: reader.neededNumber('estimatedMinutes', 'Enter the minutes it takes, such as 8'),
    ...applicabilityIn(reader),
  }
}

const headOf = ({ questions: _questions, ...head }: Section): SectionHead => head

export const sectionPage: PartPage<SectionHead> = {
  adds: 'Add a section',
  changes: section => `Change the section “${section.title}”`,
  find: (tool, { key }) => {
    const found = key === null ? undefined : sectionOf(tool, key)
    return found && headOf(found)
  },
  fields: draft => [
    ...mainFields,
    ...descriptorFields('What each grade looks like'),
    ...applicabilityFields(draft.content),
    keyField('section'),
  ],
  typed: section => ({
    ...(section ? sectionTyped(section) : { estimatedMinutes: '5' }),
    ...applicabilityTyped(section),
  }),
  read: (typed, tool, { key }) => {
    const reader = new FieldReader(typed)
    return { part: sectionIn(reader, tool, key), errors: reader.errors }
  },
  write: (tool, { key }, section) =>
    key === null
      ? addSection(tool, { ...section, questions: [] })
      : changeSection(tool, key, { ...section, questions: sectionOf(tool, key)?.questions ?? [] }),
  address: (key, place) => (place.key === null ? paths.newSection(key) : paths.section(key, place.key)),
  anchor: section => `section-${section.key}`,
  named: section => section.key,
  removable: true,
}
