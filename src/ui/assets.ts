/**
 * Everything that stands under `/assets`: our stylesheet and script, the two frontends' scripts straight from their packages,
 * and the few MoJ icons the stylesheet asks for. The address carries a digest of it all, so browsers may keep it for ever.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

export interface AssetFile {
  readonly url: string
  /** Absolute path of the file to send. */
  readonly file: string
  readonly mediaType: string
}

/** An asset as it is sent: as it is, and squeezed for those who accept gzip. */
export interface Asset {
  readonly url: string
  readonly mediaType: string
  readonly plain: Buffer
  readonly gzip: Buffer
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const moj = 'node_modules/@ministryofjustice/frontend/moj'
const script = 'text/javascript; charset=utf-8'
const drawing = 'image/svg+xml'

const icons = [
  'icon-alert-information',
  'icon-alert-success',
  'icon-alert-warning',
  'icon-arrow-black-down',
  'icon-arrow-black-up',
  'icon-arrow-white-down',
  'icon-arrow-white-up',
  'icon-close-cross-black',
  'icon-document',
  'icon-progress-tick',
  'icon-tag-remove-cross',
  'icon-tag-remove-cross-white',
  'icon-toggle-plus-minus',
]

const stored: readonly { readonly name: string; readonly from: string; readonly mediaType: string }[] = [
  { name: 'app.css', from: 'src/ui/assets/app.css', mediaType: 'text/css; charset=utf-8' },
  { name: 'app.js', from: 'src/ui/assets/app.js', mediaType: script },
  { name: 'save-as-you-go.js', from: 'src/ui/assets/save-as-you-go.js', mediaType: script },
  { name: 'script-present.js', from: 'src/ui/assets/script-present.js', mediaType: script },
  { name: 'favicon.svg', from: 'src/ui/assets/favicon.svg', mediaType: drawing },
  {
    name: 'govuk-frontend.min.js',
    from: 'node_modules/govuk-frontend/dist/govuk/govuk-frontend.min.js',
    mediaType: script,
  },
  { name: 'moj-frontend.min.js', from: `${moj}/moj-frontend.min.js`, mediaType: script },
  ...icons.map(icon => ({ name: `images/${icon}.svg`, from: `${moj}/assets/images/${icon}.svg`, mediaType: drawing })),
]

/** Twelve hexadecimal digits that change when any asset does. The layout finds it as `shell.assetVersion`. */
export const assetVersion: string = stored
  .reduce((digest, { from }) => digest.update(readFileSync(`${root}${from}`)), createHash('sha256'))
  .digest('hex')
  .slice(0, 12)

export const assetFiles: readonly AssetFile[] = stored.map(({ name, from, mediaType }) => ({
  url: `/assets/${assetVersion}/${name}`,
  file: `${root}${from}`,
  mediaType,
}))

/** Reads and squeezes every asset, once at start. About 400 kB in memory. */
export function readAssets(): readonly Asset[] {
  return assetFiles.map(({ url, file, mediaType }) => {
    const plain = readFileSync(file)
    return { url, mediaType, plain, gzip: gzipSync(plain, { level: 9 }) }
  })
}
