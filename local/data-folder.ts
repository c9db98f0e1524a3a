import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { openDatabase } from './database.ts'
import { endLeftover } from './dynamo/leftover.ts'
import { parseJson } from './json.ts'
import { Refusal } from './refusal.ts'
import { readRunning } from './running.ts'

/** The folder that keeps what the local stack remembers, held by one run at a time. */
export type DataFolder = {
  readonly dir: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Whether the data still have to be made. */
  readonly isNew: boolean
  readonly db: DatabaseSync
  readonly path: (...parts: readonly string[]) => string
  /** Says that the first data are complete: a run that ends before this is begun anew. */
  readonly markComplete: () => void
  readonly close: () => void
}

const markerName = 'servicecall.json'
const lockName = 'lock.sqlite'

const Marker = v.object({
  format: v.literal(1),
  accessKeyId: v.pipe(v.string(), v.regex(/^[A-Z0-9]{20}$/)),
  secretAccessKey: v.pipe(v.string(), v.minLength(20)),
  complete: v.boolean(),
})
type Marker = v.InferOutput<typeof Marker>

/** Opens (or makes) a data folder and holds it until `close` or the end of the process. */
export function openDataFolder(dir: string, { fresh }: { readonly fresh: boolean }): DataFolder {
  refuseForeignFolder(dir)
  mkdirSync(dir, { recursive: true })
  const unlock = lock(dir)
  try {
    return openLocked(dir, fresh, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function openLocked(dir: string, fresh: boolean, unlock: () => void): DataFolder {
  const path = (...parts: readonly string[]) => join(dir, ...parts)
  endLeftover(path('dynamodb'))
  let marker = fresh ? undefined : readMarker(dir)
  // A first run that was killed half-way leaves data that nobody has worked with yet.
  if (!marker?.complete) {
    empty(dir)
    marker = newMarker()
    writeMarker(dir, marker)
  }
  const { accessKeyId, secretAccessKey, complete } = marker
  if (complete) checkDatabases(dir, accessKeyId)
  mkdirSync(path('dynamodb'), { recursive: true })
  const db = openDatabase(path('state.sqlite'))
  return {
    dir,
    accessKeyId,
    secretAccessKey,
    isNew: !complete,
    db,
    path,
    markComplete: () => writeMarker(dir, { format: 1, accessKeyId, secretAccessKey, complete: true }),
    close: () => {
      db.close()
      unlock()
    },
  }
}

/** `--data` and `--fresh` must never touch a folder that holds something else. */
function refuseForeignFolder(dir: string): void {
  if (!existsSync(dir)) return
  const names = listFolder(dir)
  if (names.length === 0 || names.includes(markerName) || names.includes(lockName)) return
  throw new Refusal(
    `The folder ${dir} holds other files and no data of Servicecall: choose another one with --data.`,
  )
}

function listFolder(dir: string): readonly string[] {
  try {
    return readdirSync(dir)
  } catch {
    throw new Refusal(`${dir} is not a readable folder: choose another one with --data.`)
  }
}

/**
 * Holds the folder through a lock that the operating system releases with the process,
 * however it ends: a file with a process id would have to be believed or not.
 */
function lock(dir: string): () => void {
  const file = join(dir, lockName)
  try {
    const db = new DatabaseSync(file, { timeout: 0 })
    db.exec('BEGIN IMMEDIATE')
    return () => db.close()
  } catch (error) {
    if (!/locked/.test(String(error))) {
      throw new Refusal(`The file ${file} cannot be opened: delete it, or choose another folder with --data.`)
    }
    const other = readRunning(dir)
    const who = other ? ` (process ${other.pid}, ${other.url})` : ''
    throw new Refusal(
      `The data folder ${dir} is in use by another run${who}: end that one with Ctrl-C, or choose another folder with --data.`,
    )
  }
}

function readMarker(dir: string): Marker | undefined {
  const file = join(dir, markerName)
  if (!existsSync(file)) return undefined
  try {
    return parseJson(Marker, readFileSync(file, 'utf8'))
  } catch {
    throw damaged(dir, markerName)
  }
}

function checkDatabases(dir: string, accessKeyId: string): void {
  checkDatabase(dir, 'state.sqlite')
  const table = join('dynamodb', `${accessKeyId}_eu-central-1.db`)
  if (process.env.AWS_ENDPOINT_URL_DYNAMODB === undefined) checkDatabase(dir, table)
}

/** Opened for writing, because a file left by a killed process is repaired by its journal when opened. */
function checkDatabase(dir: string, name: string): void {
  if (!existsSync(join(dir, name))) throw damaged(dir, name)
  try {
    const db = new DatabaseSync(join(dir, name))
    const { quick_check: verdict } = db.prepare('PRAGMA quick_check(1)').get() ?? {}
    db.close()
    if (verdict !== 'ok') throw damaged(dir, name)
  } catch {
    throw damaged(dir, name)
  }
}

function damaged(dir: string, name: string): Refusal {
  return new Refusal(
    `The data folder ${dir} is damaged (${name}): begin anew with --fresh, or choose another folder with --data.`,
  )
}

function empty(dir: string): void {
  for (const name of readdirSync(dir)) {
    if (!name.startsWith(lockName)) rmSync(join(dir, name), { recursive: true, force: true })
  }
}

function newMarker(): Marker {
  const accessKeyId = `LOCAL${randomBytes(8).toString('hex').toUpperCase().slice(0, 15)}`
  return { format: 1, accessKeyId, secretAccessKey: randomBytes(20).toString('hex'), complete: false }
}

function writeMarker(dir: string, marker: Marker): void {
  writeFileSync(join(dir, markerName), `${JSON.stringify(marker, undefined, 2)}\n`)
}
