/** A made-up caseload as the children in need census of one year: an XML file in the form that the year asked for. */
import { isLocalDate, localDate, type LocalDate } from '../calendar/dates.ts'
import type { EventFact, JourneyEvent } from '../journey/journey.ts'
import type { Caseload, CaseloadChild, TextWritten } from './caseload.ts'
import { episodesOf, type CaseloadEpisode } from './episodes-of.ts'

/** The year that ends on 31 March, and what its form asks for. */
interface CensusYear {
  readonly year: number
  readonly begins: LocalDate
  readonly ends: LocalDate
}

/**
 * What was open at any time in the year that ends on 31 March of `year`, as it stood on that day: a last day after it is left
 * out. Children without a referral have no place in the census. Parts are some thousand characters each.
 */
export function cinCensus(caseload: Caseload, year: number): TextWritten {
  const census = { year, begins: localDate(`${year - 1}-04-01`), ends: localDate(`${year}-03-31`) }
  return { name: `cin-census-${year}.xml`, parts: partsOf(caseload, census) }
}

function* partsOf({ children }: Caseload, census: CensusYear): Generator<string> {
  const { year, ends } = census
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n'
  const collection = leaf('Collection', 'CIN') + leaf('Year', year) + leaf('ReferenceDate', ends)
  const source = leaf('SourceLevel', 'L') + leaf('LEA', '999') + leaf('SerialNo', '001')
  yield `${group('Header', group('CollectionDetails', collection) + group('Source', source))}\n<Children>\n`
  for (const child of children) {
    const details = episodesOf(child.events)
      .filter(({ referral }) => inYear(referral, census))
      .map(episode => detailsOf(episode, census))
    if (details.length > 0) yield `${group('Child', whoOf(child, census) + details.join(''))}\n`
  }
  yield '</Children>\n</Message>\n'
}

const inYear = ({ on, until }: JourneyEvent, { begins, ends }: CensusYear): boolean =>
  on !== null && on <= ends && (until === null || until >= begins)

const unsafe: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => unsafe[sign] ?? '').replace(/\p{Cc}/gu, ' ')

/** Nothing where there is nothing to say. */
const leaf = (name: string, value: EventFact | null | undefined): string =>
  value === null || value === undefined ? '' : `<${name}>${escaped(String(value))}</${name}>`
const group = (name: string, within: string): string => `<${name}>${within}</${name}>`

function whoOf(child: CaseloadChild, { year, ends }: CensusYear): string {
  const born = leaf(child.born > ends ? 'ExpectedPersonBirthDate' : 'PersonBirthDate', child.born)
  const sex = year < 2025 ? leaf('GenderCurrent', child.sex === 'M' ? '1' : '2') : leaf('Sex', child.sex)
  const disability = group('Disabilities', leaf('Disability', child.disabled ? 'LD' : 'NONE'))
  return (
    group('ChildIdentifiers', leaf('LAchildID', child.caseReference) + leaf('UPNunknown', 'UN1') + born + sex) +
    group('ChildCharacteristics', leaf('Ethnicity', child.ethnicity) + disability)
  )
}

function detailsOf(episode: CaseloadEpisode, census: CensusYear): string {
  const { referral } = episode
  const { facts } = referral
  const closed = untilIn(referral, census)
  return group(
    'CINdetails',
    leaf('CINreferralDate', referral.on) +
      leaf('ReferralSource', facts['source']) +
      leaf('PrimaryNeedCode', facts['primaryNeed']) +
      leaf('CINclosureDate', closed) +
      leaf('ReasonForClosure', closed === null ? null : facts['closureReason']) +
      within(episode, 'initial-conference', census)
        .filter(isTransfer)
        .map(({ on }) => leaf('DateOfInitialCPC', on))
        .slice(0, 1)
        .join('') +
      within(episode, 'assessment', census)
        .map(one => assessment(one, census))
        .join('') +
      within(episode, 'in-need-plan', census)
        .map(one => inNeedPlan(one, census))
        .join('') +
      within(episode, 'section-47', census)
        .map(one => enquiry(one, episode, census))
        .join('') +
      leaf('ReferralNFA', flag(facts['noFurtherAction'], census)) +
      within(episode, 'protection-plan', census)
        .map(one => protectionPlan(one, episode, census))
        .join('') +
      (census.year < 2026
        ? ''
        : within(episode, 'pre-proceedings', census)
            .map(one => preProceedings(one, census))
            .join('')),
  )
}

/** What had begun by the end of the year. */
const within = (
  episode: CaseloadEpisode,
  kind: Parameters<CaseloadEpisode['of']>[0],
  { ends }: CensusYear,
): readonly JourneyEvent[] => episode.of(kind).filter(({ on }) => on !== null && on <= ends)

const untilIn = ({ until }: JourneyEvent, { ends }: CensusYear): LocalDate | null =>
  until !== null && until <= ends ? until : null

/** Written as false and true until 2022, and as 0 and 1 since. */
function flag(value: EventFact | undefined, { year }: CensusYear): string | null {
  if (typeof value !== 'boolean') return null
  if (year < 2023) return String(value)
  return value ? '1' : '0'
}

const isTransfer = ({ facts }: JourneyEvent): boolean => facts['transferIn'] === true

function assessment(event: JourneyEvent, census: CensusYear): string {
  const factors = String(event.facts['factors'] ?? '').split(/[\s,]+/)
  const told = factors.filter(one => one !== '').map(one => leaf('AssessmentFactors', one))
  return group(
    'Assessments',
    leaf('AssessmentActualStartDate', event.on) +
      leaf('AssessmentAuthorisationDate', untilIn(event, census)) +
      (told.length === 0 ? '' : group('FactorsIdentifiedAtAssessment', told.join(''))),
  )
}

const inNeedPlan = (event: JourneyEvent, census: CensusYear): string =>
  group('CINPlanDates', leaf('CINPlanStartDate', event.on) + leaf('CINPlanEndDate', untilIn(event, census)))

function enquiry(event: JourneyEvent, episode: CaseloadEpisode, census: CensusYear): string {
  const held = within(episode, 'initial-conference', census).find(one => one.of === event.key && !isTransfer(one))
  const target = event.facts['conferenceTarget'] ?? held?.facts['target']
  return group(
    'Section47',
    leaf('S47ActualStartDate', event.on) +
      leaf('InitialCPCtarget', typeof target === 'string' && isLocalDate(target) ? target : null) +
      leaf('DateOfInitialCPC', held?.on) +
      leaf('ICPCnotRequired', flag(event.facts['conferenceNotRequired'], census)),
  )
}

const categories: Readonly<Record<string, string>> = {
  neglect: 'NEG',
  physical: 'PHY',
  sexual: 'SAB',
  emotional: 'EMO',
  multiple: 'MUL',
}

function protectionPlan(event: JourneyEvent, episode: CaseloadEpisode, census: CensusYear): string {
  const category = (fact: string): string | undefined => categories[String(event.facts[fact])]
  const reviews = reviewsIn(event, episode, census)
  return group(
    'ChildProtectionPlans',
    leaf('CPPstartDate', event.on) +
      leaf('CPPendDate', untilIn(event, census)) +
      leaf('InitialCategoryOfAbuse', category('initialCategory')) +
      leaf('LatestCategoryOfAbuse', category('latestCategory')) +
      leaf('NumberOfPreviousCPP', event.facts['previousPlans']) +
      (reviews.length === 0 ? '' : group('Reviews', reviews.map(({ on }) => leaf('CPPreviewDate', on)).join(''))),
  )
}

/** Those of the year, and the last of the years before, so that the first of the year can be judged. */
function reviewsIn(plan: JourneyEvent, episode: CaseloadEpisode, census: CensusYear): readonly JourneyEvent[] {
  const all = within(episode, 'protection-review', census).filter(({ of }) => of === plan.key)
  const firstOfYear = all.findIndex(({ on }) => on !== null && on >= census.begins)
  return firstOfYear === -1 ? all.slice(-1) : all.slice(Math.max(0, firstOfYear - 1))
}

const preProceedings = (event: JourneyEvent, census: CensusYear): string =>
  group(
    'PreProceedingsandFGDM',
    leaf('PPStartDate', event.on) +
      leaf('StepDecisionDate', untilIn(event, census)) +
      leaf('PPOutcome', untilIn(event, census) === null ? null : event.facts['outcome']),
  )
