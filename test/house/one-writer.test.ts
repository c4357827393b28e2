/**
 * One writer to a table: any room may read any table, and only its owner inserts, updates or deletes. Found by reading the
 * sources for Kysely's three verbs and for written SQL, so that a table's history has one place to be read.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSources, type SourceFile } from './sources.ts'

/** Who may write each table, by path. A table missing here fails the first test. */
const owners: Readonly<Record<string, string>> = {
  authority: 'src/features/people/',
  installation: 'src/features/people/',
  locality: 'src/features/people/',
  team: 'src/features/people/',
  team_alias: 'src/features/cases/',
  staff_member: 'src/features/people/',
  staff_role: 'src/features/people/',
  local_account: 'src/features/account/',
  // Signing in is the platform's; setting a new password also ends the sessions of before.
  session: 'src/platform/sign-in/',
  sign_in_failure: 'src/platform/sign-in/',
  activity: 'src/platform/record.ts',
  activity_chain: 'src/platform/record.ts',
  case_import: 'src/features/cases/',
  case_import_file: 'src/features/cases/',
  case_record: 'src/features/cases/',
  case_list_row: 'src/features/cases/',
  journey: 'src/features/cases/',
  case_standing: 'src/features/cases/',
  timeliness_result: 'src/features/timeliness/',
  tracked_case: 'src/features/timeliness/',
  good_practice_example: 'src/features/evidence-bank/',
  good_practice_wording: 'src/features/evidence-bank/',
  good_practice_decision: 'src/features/evidence-bank/',
  good_practice_passed_over: 'src/features/evidence-bank/',
  good_practice_use: 'src/features/evidence-bank/',
  framework_version: 'src/features/framework/',
  learning_message: 'src/features/findings/',
  learning_message_wording: 'src/features/findings/',
  learning_message_decision: 'src/features/findings/',
  supervision_audit: 'src/features/supervision-audits/',
  supervision_answer: 'src/features/supervision-audits/',
  supervision_audit_shared: 'src/features/supervision-audits/',
  supervision_theme: 'src/features/supervision-audits/',
  auditor_profile: 'src/features/auditors/',
  auditing_setting: 'src/features/auditors/',
  auditor_conflict: 'src/features/auditors/',
  auditor_conflict_end: 'src/features/auditors/',
  auditor_exemption: 'src/features/auditors/',
  auditor_exemption_decision: 'src/features/auditors/',
  allocation_reply: 'src/features/rounds/',
  sampled_case_removal: 'src/features/rounds/',
  audit_set_aside: 'src/features/audits/',
  grade_dispute: 'src/features/moderation/',
  grade_dispute_end: 'src/features/moderation/',
  dispute_setting: 'src/features/moderation/',
  question_thread: 'src/features/moderation/',
  question_comment: 'src/features/moderation/',
  question_thread_resolved: 'src/features/moderation/',
  open_look: 'src/features/moderation/',
  re_audit: 'src/features/re-audits/',
  re_audit_waiver: 'src/features/re-audits/',
  re_audit_setting: 'src/features/re-audits/',
  programme_activity: 'src/features/programme/',
  programme_activity_version: 'src/features/programme/',
  programme_cancellation: 'src/features/programme/',
  programme_output: 'src/features/programme/',
  programme_minimum: 'src/features/programme/',
  external_grade: 'src/features/programme/',
  action_record: 'src/features/actions/',
  action_deed: 'src/features/actions/',
  action_setting: 'src/features/actions/',
  tracking_note: 'src/features/tracking/',
  data_fault: 'src/features/timeliness/',
  journeys_worked_out: 'src/features/timeliness/',
  timeliness_setting: 'src/features/timeliness/',
  audit_tool: 'src/features/audit-tools/',
  tool_version: 'src/features/audit-tools/',
  tool_draft: 'src/features/audit-tools/',
  tool_publication: 'src/features/audit-tools/',
  round: 'src/features/rounds/',
  sampling_frame: 'src/features/rounds/',
  sampled_case: 'src/features/rounds/',
  allocation: 'src/features/rounds/',
  round_closure: 'src/features/rounds/',
  practitioner_told: 'src/features/practitioner-part/',
  practitioner_seen: 'src/features/practitioner-part/',
  reflection: 'src/features/practitioner-part/',
  practitioner_conversation: 'src/features/practitioner-part/',
  practitioner_reply: 'src/features/practitioner-part/',
  practitioner_answer: 'src/features/practitioner-part/',
  result_choice: 'src/features/practitioner-part/',
  audit: 'src/features/audits/',
  answer: 'src/features/audits/',
  submission: 'src/features/audits/',
  submitted_grade: 'src/features/audits/',
  finding: 'src/features/audits/',
  action: 'src/features/audits/',
  grade_entry: 'src/features/audits/',
  moderation_rule: 'src/features/moderation/',
  moderation_selection: 'src/features/moderation/',
  blind_look: 'src/features/moderation/',
  safety_concern: 'src/features/safety-concerns/',
  safety_concern_telling: 'src/features/safety-concerns/',
  safety_concern_notification: 'src/features/safety-concerns/',
  safety_concern_opening: 'src/features/safety-concerns/',
  safety_concern_response: 'src/features/safety-concerns/',
  safety_concern_closure: 'src/features/safety-concerns/',
  safety_clock: 'src/features/safety-concerns/',
  family_attempt: 'src/features/family-feedback/',
  family_link: 'src/features/family-feedback/',
  family_feedback: 'src/features/family-feedback/',
  submission_return: 'src/features/moderation/',
  correction: 'src/features/audits/',
  scrutiny_report: 'src/features/governance/',
  scrutiny_snapshot: 'src/features/governance/',
  scrutiny_passage: 'src/features/governance/',
  scrutiny_release: 'src/features/governance/',
  hearing_preference: 'src/features/governance/',
  news: 'src/features/dissemination/',
  news_choice: 'src/features/dissemination/',
  news_digest: 'src/features/dissemination/',
  mail_message: 'src/features/dissemination/',
  mail_news: 'src/features/dissemination/',
  mail_try: 'src/features/dissemination/',
  shared_learning: 'src/features/dissemination/',
  shared_with_team: 'src/features/dissemination/',
  shared_taken_back: 'src/features/dissemination/',
  shared_read: 'src/features/dissemination/',
  shared_receipt: 'src/features/dissemination/',
  practice_case: 'src/features/calibration/',
  practice_version: 'src/features/calibration/',
  practice_decision: 'src/features/calibration/',
  calibration_exercise: 'src/features/calibration/',
  calibration_invitation: 'src/features/calibration/',
  calibration_closure: 'src/features/calibration/',
  calibration_discussion: 'src/features/calibration/',
  practice_attempt: 'src/features/calibration/',
  practice_draft: 'src/features/calibration/',
  practice_submission: 'src/features/calibration/',
  practice_reflection: 'src/features/calibration/',
  practice_setting: 'src/features/calibration/',
  migration: 'src/platform/database/migrate.ts',
}

/** Places that write beside the owner, each with its reason. This list may only grow shorter. */
const guests: readonly { readonly table: string; readonly path: string; readonly because: string }[] = [
  {
    table: 'session',
    path: 'src/features/account/sign-in.ts',
    because: 'a new password ends the sessions that were open',
  },
]

interface Write {
  readonly path: string
  readonly table: string
}

const snake = (name: string): string => name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
const kyselyVerb = /\.(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*['"`]([A-Za-z]+)/g
const sqlVerb =
  /\b(?:insert\s+into|delete\s+from|truncate(?:\s+table)?|copy)\s+"?(\w+)"?|\bupdate\s+"?(\w+)"?\s+(?:as\s+\w+\s+)?set\b/gi

function writesIn({ path, text }: SourceFile): readonly Write[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/[^\n]*/gm, '')
  const byKysely = [...code.matchAll(kyselyVerb)].map(found => snake(found[1]!))
  const bySql = [...code.matchAll(sqlVerb)]
    .map(found => (found[1] ?? found[2])!.toLowerCase())
    .filter(table => table in owners)
  return [...byKysely, ...bySql].map(table => ({ path, table }))
}

const isAllowed = ({ path, table }: Write): boolean =>
  path.startsWith(owners[table] ?? 'nowhere') ||
  guests.some(guest => guest.table === table && path.startsWith(guest.path))

/** Without tests and their furniture, which may lay rows on the table to begin from. */
const product = readSources('{src,seeds}/**/*.ts').filter(
  ({ path }) => !path.endsWith('.test.ts') && !path.startsWith('src/testing/'),
)

test('every table that a migration makes has one owner here, so that none is written by whoever comes first', () => {
  const made = readSources('migrations/*.sql').flatMap(({ text }) =>
    [...text.matchAll(/create table (\w+)/g)].map(found => found[1]!),
  )
  assert.deepEqual(
    made.filter(table => !(table in owners)),
    [],
  )
  assert.deepEqual(
    Object.keys(owners).filter(table => table !== 'migration' && !made.includes(table)),
    [],
  )
})

test('each table is written by the room that owns it and by no other', () => {
  const trespasses = product.flatMap(writesIn).filter(write => !isAllowed(write))
  assert.deepEqual(
    trespasses.map(({ path, table }) => `${path} writes ${table}, which belongs to ${owners[table] ?? 'nobody'}`),
    [],
  )
})

test('a guest who no longer writes is taken off the list of guests', () => {
  const writes = product.flatMap(writesIn)
  const idle = guests.filter(
    guest => !writes.some(write => write.table === guest.table && write.path.startsWith(guest.path)),
  )
  assert.deepEqual(idle, [])
})

test('seeds write nothing themselves: they tell their story through the doors', () => {
  assert.deepEqual(product.filter(({ path }) => path.startsWith('seeds/')).flatMap(writesIn), [])
})

test('the reading itself bites: writes planted in the wrong room are found, by Kysely and by written SQL', () => {
  const planted = (text: string) =>
    writesIn({ path: 'src/features/people/wrong.ts', text })
      .filter(write => !isAllowed(write))
      .map(write => write.table)
  assert.deepEqual(planted(`ctx.db\n  .insertInto('gradeEntry').values({})`), ['grade_entry'])
  assert.deepEqual(planted(`ctx.db.updateTable('round as r')`), ['round'])
  assert.deepEqual(planted('sql`delete from answer where true`; sql`UPDATE audit SET team_id = null`'), [
    'answer',
    'audit',
  ])
  assert.deepEqual(planted('sql`copy case_list_row from stdin`'), ['case_list_row'])
  assert.deepEqual(planted(`ctx.db.insertInto('team').values({})`), [])
})
