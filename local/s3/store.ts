import { randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { all, first } from '../database.ts'
import { parseJson } from '../json.ts'

const Strings = v.record(v.string(), v.string())
const Row = v.object({
  key: v.string(),
  file: v.string(),
  size: v.number(),
  etag: v.string(),
  modified: v.number(),
  headers: v.string(),
  checksum: v.nullable(v.string()),
  tags: v.string(),
})

type Tags = { readonly [key: string]: string }

/** What is kept of an object beside its bytes. */
export type ObjectInfo = {
  readonly key: string
  readonly size: number
  readonly etag: string
  readonly modified: number
  /** The headers it is answered with: content type, user metadata … */
  readonly headers: { readonly [name: string]: string }
  readonly checksum: { readonly algorithm: string; readonly value: string } | undefined
  readonly tags: Tags
}
export type StoredObject = ObjectInfo & { readonly path: string }
export type Listing = { readonly prefix: string; readonly after: string; readonly limit: number }

/** Objects as files, with what is known about them in the database. */
export type ObjectStore = {
  /** A file to write an object into before it is committed. */
  readonly temporary: () => string
  /** Makes a finished file the object. Answers false when `onlyIfAbsent` and there is one already. */
  readonly commit: (
    bucket: string,
    info: ObjectInfo,
    temporary: string,
    onlyIfAbsent: boolean,
  ) => Promise<boolean>
  readonly find: (bucket: string, key: string) => StoredObject | undefined
  readonly list: (bucket: string, listing: Listing) => readonly ObjectInfo[]
  readonly setTags: (bucket: string, key: string, tags: Tags) => void
  readonly remove: (bucket: string, key: string) => Promise<void>
}

/** Opens the store in `folder`; files that no object refers to (an upload cut off) are removed. */
export function openObjectStore(db: DatabaseSync, folder: string): ObjectStore {
  db.exec(`CREATE TABLE IF NOT EXISTS objects (bucket TEXT NOT NULL, key TEXT NOT NULL, file TEXT NOT NULL,
    size INTEGER NOT NULL, etag TEXT NOT NULL, modified INTEGER NOT NULL, headers TEXT NOT NULL,
    checksum TEXT, tags TEXT NOT NULL, PRIMARY KEY (bucket, key))`)
  mkdirSync(folder, { recursive: true })
  removeOrphans(db, folder)
  const columns = '(bucket, key, file, size, etag, modified, headers, checksum, tags)'
  const insert = db.prepare(`INSERT INTO objects ${columns} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (bucket, key) DO NOTHING`)
  const replace = db.prepare(`INSERT OR REPLACE INTO objects ${columns} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const find = db.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?')
  const list = db.prepare(
    'SELECT * FROM objects WHERE bucket = ? AND key > ? AND substr(key, 1, length(?)) = ? ORDER BY key LIMIT ?',
  )
  const setTags = db.prepare('UPDATE objects SET tags = ? WHERE bucket = ? AND key = ?')
  const remove = db.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?')
  const fileOf = (bucket: string, key: string) => first(find, Row, bucket, key)?.file

  return {
    temporary: () => join(folder, `${randomUUID()}.part`),
    commit: async (bucket, info, temporary, onlyIfAbsent) => {
      const file = randomUUID()
      await flush(temporary)
      await rename(temporary, join(folder, file))
      const old = fileOf(bucket, info.key)
      const checksum = info.checksum ? JSON.stringify(info.checksum) : null
      const statement = onlyIfAbsent ? insert : replace
      const { changes } = statement.run(
        bucket,
        info.key,
        file,
        info.size,
        info.etag,
        info.modified,
        JSON.stringify(info.headers),
        checksum,
        JSON.stringify(info.tags),
      )
      const unused = changes === 0 ? file : old
      if (unused !== undefined) await rm(join(folder, unused), { force: true })
      return changes > 0
    },
    find: (bucket, key) => {
      const row = first(find, Row, bucket, key)
      return row && { ...toInfo(row), path: join(folder, row.file) }
    },
    list: (bucket, { prefix, after, limit }) =>
      all(list, Row, bucket, after, prefix, prefix, limit).map(toInfo),
    setTags: (bucket, key, tags) => void setTags.run(JSON.stringify(tags), bucket, key),
    remove: async (bucket, key) => {
      const file = fileOf(bucket, key)
      remove.run(bucket, key)
      if (file !== undefined) await rm(join(folder, file), { force: true })
    },
  }
}

const Checksum = v.object({ algorithm: v.string(), value: v.string() })

const toInfo = ({
  key,
  size,
  etag,
  modified,
  headers,
  checksum,
  tags,
}: v.InferOutput<typeof Row>): ObjectInfo => ({
  key,
  size,
  etag,
  modified,
  headers: parseJson(Strings, headers),
  checksum: checksum === null ? undefined : parseJson(Checksum, checksum),
  tags: parseJson(Strings, tags),
})

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function removeOrphans(db: DatabaseSync, folder: string): void {
  const known = new Set(
    all(db.prepare('SELECT file FROM objects'), v.object({ file: v.string() })).map(row => row.file),
  )
  for (const name of readdirSync(folder)) if (!known.has(name)) rmSync(join(folder, name), { force: true })
}
