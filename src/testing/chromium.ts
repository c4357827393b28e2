/**
 * Chromium for tests, from npm alone. It comes packed, with the libraries that a bare machine lacks (NSS, expat) and one font;
 * it is unpacked once for each version, under node_modules, and nothing is asked of the network.
 */
import { execFile } from 'node:child_process'
import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

export interface UnpackedChromium {
  readonly executable: string
  /** The environment to run it in, whole. */
  readonly environment: Readonly<Record<string, string>>
}

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))
const packed = `${root}node_modules/@sparticuz/chromium`
const cache = `${root}node_modules/.cache/learning-from-audit`

/** The package unpacks into TMPDIR alone, so a process of its own does it. */
const unpacking = `
  import chromium, { inflate } from '@sparticuz/chromium'
  await chromium.executablePath()
  await inflate(process.argv[1])`

/** Unpacks (about 2 seconds, 240 MB) unless that was done before. Safe for several processes at once: the last step is a rename. */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const { version } = JSON.parse(await readFile(`${packed}/package.json`, 'utf8')) as { version: string }
  const home = `${cache}/chromium-${version}`
  if (!(await exists(home))) await unpackInto(home)
  const executable = `${home}/chromium`
  return { executable, environment: await environmentFor(executable, home) }
}

async function unpackInto(home: string): Promise<void> {
  await mkdir(cache, { recursive: true })
  const staging = await mkdtemp(`${cache}/unpacking-`)
  try {
    const script = ['--input-type=module', '-e', unpacking, `${packed}/bin/al2023.tar.br`]
    await run(process.execPath, script, { cwd: root, env: { TMPDIR: staging } })
    await writeFile(`${staging}/fonts/fonts.conf`, fontsIn(home))
    await rename(staging, home)
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    if (!(await exists(home))) throw error
  }
}

/** The packed fonts alone, so that a page is as wide here as anywhere. */
const fontsIn = (home: string): string => `<?xml version="1.0"?>
<fontconfig><dir>${home}/fonts/fonts</dir><cachedir>${home}/fonts/cache</cachedir></fontconfig>
`

/** Its own libraries stand in only where the machine's are missing: mixing the two otherwise would be a risk for nothing. */
async function environmentFor(executable: string, home: string): Promise<Record<string, string>> {
  const { stdout } = await run('ldd', [executable]).catch(() => ({ stdout: 'ldd not found' }))
  const libraries = stdout.includes('not found') ? { LD_LIBRARY_PATH: `${home}/al2023/lib:${home}` } : {}
  return { ...libraries, HOME: home, FONTCONFIG_PATH: `${home}/fonts`, LANG: 'C.UTF-8' }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
