/** Every file of the product opens by saying why it is there, and no comment puts off what should be done or decided. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSources } from './sources.ts'

const code = readSources('{src,seeds,scripts,bench,test}/**/*.ts')
const longestOpening = 6

test('every source file opens with a comment of one to six lines that says why it exists', () => {
  const silent = code.filter(({ text }) => !/^(?:#![^\n]*\n)?\/\*\*[\s\S]{20,}?\*\//.test(text))
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  )
  const long = code.filter(
    ({ text }) =>
      (/\/\*\*\n([\s\S]*?)\n \*\//.exec(text.slice(0, 1200))?.[1]?.split('\n').length ?? 1) > longestOpening &&
      text.startsWith('/**\n'),
  )
  assert.deepEqual(
    long.map(({ path }) => path),
    [],
  )
})

test('every room says in five lines or so what it holds', () => {
  const rooms = new Set(readSources('src/features/*/index.ts').map(({ path }) => path.split('/').slice(0, 3).join('/')))
  const described = new Set(
    readSources('src/features/*/README.md').map(({ path }) => path.split('/').slice(0, 3).join('/')),
  )
  assert.deepEqual(
    [...rooms].filter(room => !described.has(room)),
    [],
  )
})

test('nothing is left for later in a comment, and no rule is switched off without a reason on the line', () => {
  const here = code.filter(({ path }) => path !== 'test/house/comments.test.ts')
  assert.deepEqual(
    here.filter(({ text }) => /\b(?:TODO|FIXME|XXX|HACK)\b/.test(text)).map(({ path }) => path),
    [],
  )
  const unexplained =
    /eslint-disable(?:-next-line|-line)?(?: [\w@/, -]*?)?(?:\s*\*\/)?$|@ts-(?:ignore|nocheck)|prettier-ignore(?!.*(?:--|:))/m
  const switched = here.filter(({ text }) => unexplained.test(text.replace(/eslint-disable[^\n]*--[^\n]*/g, '')))
  assert.deepEqual(
    switched.map(({ path }) => path),
    [],
  )
})
