/**
 * Style that a machine can judge. Sizes are those of ARCHITECTURE.md; whoever must go beyond one says why on the line.
 * Time, chance and the environment are read in the cellar alone, so that every rule can be tested with its own.
 */
import tseslint from 'typescript-eslint'

/** What only the platform may ask, with what to use in its place. */
const worldly = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Use ctx.now, or the Clock you were given.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Use ctx.now, or the Clock you were given.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Use ctx.random, or the Random you were given.',
  },
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Read settings through src/platform/settings.ts.',
  },
]
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'Export by name, so that one thing has one name.',
}
const wholeExport = { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that owns it.' }

// Counted after the layout by prettier, which gives each property of a long object a line of its own.
const sizes = {
  'max-lines': ['error', { max: 240, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
  complexity: ['error', 8],
  'max-params': ['error', 4],
  'max-depth': ['error', 3],
}

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'data/',
      'docs/',
      'src/platform/database/schema.ts',
      'src/ui/assets/',
      'test/house/planted/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...sizes,
      'no-restricted-syntax': ['error', defaultExport, wholeExport, ...worldly],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-control-regex': 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // Interfaces declare functions in method form for short; nothing here has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // A listing's async members are often async only to fit the type they fill.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    // The cellar asks the time and reads settings; so do the two doors, the scripts and the benches.
    files: [
      'src/platform/**',
      'src/main.ts',
      'src/cli.ts',
      'src/commands/**',
      'src/testing/**',
      'scripts/**',
      'bench/**',
      'test/**',
    ],
    rules: { 'no-restricted-syntax': ['error', defaultExport, wholeExport], 'no-console': 'off' },
  },
  {
    // Tables of data are as long as their data.
    files: ['seeds/**', '**/problems.ts', 'src/domain/cases/annex-a-lists.ts', 'test/access/agreed.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // A bench is one story from beginning to end.
    files: ['bench/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  {
    // A test is one story; the table of its cases may be long. Tests of types we refuse must be able to write them.
    files: ['**/*.test.ts', 'test/**'],
    rules: {
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      complexity: ['error', 12],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowNullish: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' },
          ],
        },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
    },
  },
)
