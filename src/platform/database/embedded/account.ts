/**
 * PostgreSQL refuses to run as root, so under root it runs as an account without privileges. Such an account may be unable
 * to enter the folders above its own (a checkout under /root, a private temporary folder): this tells where it can go.
 */
import { chown, lchown, readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface Account {
  readonly uid: number
  readonly gid: number
}

/** `nobody`, which Linux and macOS number differently. */
const nobody = process.platform === 'darwin' ? -2 : 65_534

/** The account the server runs as, or null to run as ourselves (we are not root). */
export function serverAccount(uid: number | undefined): Account | null {
  if (process.getuid?.() !== 0) return null
  const chosen = uid ?? nobody
  return { uid: chosen, gid: chosen }
}

/** Whether the account can enter this folder by its path: every folder on the way lets it through. */
export async function canEnter(account: Account | null, folder: string): Promise<boolean> {
  if (account === null) return true
  const { mode, uid, gid } = await stat(folder)
  const searchBit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
  if ((mode & searchBit) === 0) return false
  const above = dirname(folder)
  return above === folder || canEnter(account, above)
}

/** Gives one folder to the account; nothing to do when we run as ourselves. */
export async function give(account: Account | null, path: string): Promise<void> {
  if (account) await chown(path, account.uid, account.gid)
}

/** Gives a folder and all in it to the account, if it is another's (the setting changed, or a copy was put back by root). */
export async function giveTree(account: Account | null, folder: string): Promise<void> {
  if (account === null || (await stat(folder)).uid === account.uid) return
  const entries = await readdir(folder, { recursive: true })
  for (const entry of entries) await lchown(join(folder, entry), account.uid, account.gid)
  await give(account, folder)
}
