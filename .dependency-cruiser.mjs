/**
 * Who may import whom, as named rules with a sentence each. Water runs downstairs: a room calls the doors of rooms upstream
 * and never knows who lives below it. docs/generated/house.mmd is drawn from the same imports.
 */

/** The rooms in the order of the audit cycle; each may call the doors of those before it. */
export const roomsDownstream = [
  'account',
  'people',
  'framework',
  'audit-tools',
  'cases',
  'timeliness',
  'tracking',
  'programme',
  'auditors',
  'rounds',
  'safety-concerns',
  'practitioner-part',
  'family-feedback',
  'audits',
  'moderation',
  'calibration',
  'findings',
  'actions',
  're-audits',
  'supervision-audits',
  'insight',
  'learning',
  'good-practice',
  'evidence-bank',
  'dissemination',
  'governance',
  'activity',
]

const tests = '\\.test\\.ts$'
const room = name => `^src/features/${name}/`

/** One rule for each room but the last: not to the rooms after it. The account room alone may greet people by name. */
const downstairs = roomsDownstream.flatMap((name, place) => {
  const below = roomsDownstream.slice(place + 1).filter(other => !(name === 'account' && other === 'people'))
  if (below.length === 0) return []
  return [
    {
      name: 'water-runs-downstairs',
      comment: 'A room calls rooms upstream of it only; what happens here is announced, and rooms downstream listen.',
      severity: 'error',
      from: { path: room(name), pathNot: tests },
      to: { path: room(`(?:${below.join('|')})`) },
    },
  ]
})

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The rules import only rules: no library, no input, no output, no clock, so that each can be read and tested alone. The parser of expressions is the one exception (ADR 0018).',
      severity: 'error',
      from: { path: '^src/domain/', pathNot: [tests, '^src/domain/audit-tool/expression\\.ts$'] },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'expressions-know-their-parser',
      comment: 'The file that reads expressions imports rules and the parser, and nothing else.',
      severity: 'error',
      from: { path: '^src/domain/audit-tool/expression\\.ts$' },
      to: { pathNot: ['^src/domain/', 'node_modules/@marcbachmann/cel-js/'] },
    },
    {
      name: 'rooms-have-doors',
      comment: 'A room is entered by its door.ts: what is behind it may change without asking anyone.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/', pathNot: tests },
      to: { path: '^src/features/', pathNot: ['^src/features/$1/', '/door\\.ts$'] },
    },
    ...downstairs,
    {
      name: 'rooms-stay-on-their-floor',
      comment:
        'A room uses rules, platform, printing room and furniture; it never reaches up to the hall, commands, seeds or tests.',
      severity: 'error',
      from: { path: '^src/features/', pathNot: tests },
      to: { path: '^(src|seeds|test|bench|scripts)/', pathNot: '^src/(domain|features|outputs|ui|platform)/' },
    },
    {
      name: 'printing-room-only-prints',
      comment:
        'Outputs turn one finished report into a page, file or slides: they read rules’ types and furniture, never the database.',
      severity: 'error',
      from: { path: '^src/outputs/', pathNot: tests },
      to: { path: '^(src|seeds|test|bench|scripts)/', pathNot: '^src/(domain|outputs|ui)/' },
    },
    {
      name: 'furniture-knows-no-rooms',
      comment:
        'The furniture shows what it is given: it may read the rules’ types and labels, and nothing of rooms or platform.',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: tests },
      to: { path: '^(src|seeds|test|bench|scripts)/', pathNot: '^src/(domain|ui)/' },
    },
    {
      name: 'cellar-holds-no-rules',
      comment:
        'The platform knows who asks, what day it is, what is recorded and how a problem is told: nothing else of the domain.',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: tests },
      to: {
        path: '^(src|seeds|test|bench|scripts)/',
        pathNot: ['^src/platform/', '^src/domain/(access|calendar|activity)/', '^src/domain/problem\\.ts$'],
      },
    },
    {
      name: 'hall-opens-rooms-by-index',
      comment: 'The hall sees each room’s index.ts and nothing behind it.',
      severity: 'error',
      from: { path: '^src/app\\.ts$' },
      to: { path: '^src/features/', pathNot: '/index\\.ts$' },
    },
    {
      name: 'index-is-for-the-hall',
      comment: 'Only the hall opens a room as a whole; everyone else asks at its door.',
      severity: 'error',
      from: { pathNot: ['^src/app\\.ts$', tests, '^test/'] },
      to: { path: '^src/features/[^/]+/index\\.ts$' },
    },
    {
      name: 'callers-use-doors',
      comment: 'Commands, seeds, benches and tests’ own furniture use a room as another room would: through its door.',
      severity: 'error',
      from: { path: '^(src/(cli|main|opening)\\.ts$|src/(commands|testing)/|seeds/|bench/)', pathNot: tests },
      to: { path: '^src/features/', pathNot: '/door\\.ts$' },
    },
    {
      name: 'stories-stay-outside',
      comment:
        'The imaginary county is for demonstrations and tests: only the front doors and the tests’ furniture may fetch it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(main|opening|cli)\\.ts$', '^src/(commands|testing)/', tests] },
      to: { path: '^seeds/' },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'The tests’ furniture never becomes part of the product.',
      severity: 'error',
      from: { pathNot: ['^src/testing/', tests, '^(test|bench|scripts)/'] },
      to: { path: '^(src/testing|test)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thought in two places.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'product-uses-what-it-ships',
      comment: 'What the running product imports must be a dependency of it, not one of development.',
      severity: 'error',
      from: { path: '^(src|seeds)/', pathNot: [tests, '^src/testing/'] },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'every-import-leads-somewhere',
      comment: 'An import that cannot be found is a rule that cannot be checked.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^data/', '^docs/', '^src/ui/assets/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
