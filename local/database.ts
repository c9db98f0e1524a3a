import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import * as v from 'valibot'

/** Opens the file in which the emulators keep their state: what is committed outlives a `kill -9`. */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 2000 })
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON')
  return db
}

/** All rows of a query, parsed. */
export function all<Schema extends v.GenericSchema>(
  statement: StatementSync,
  schema: Schema,
  ...values: readonly SQLInputValue[]
): readonly v.InferOutput<Schema>[] {
  return statement.all(...values).map(row => v.parse(schema, row))
}

/** The first row of a query, parsed, if there is one. */
export function first<Schema extends v.GenericSchema>(
  statement: StatementSync,
  schema: Schema,
  ...values: readonly SQLInputValue[]
): v.InferOutput<Schema> | undefined {
  const row = statement.get(...values)
  return row === undefined ? undefined : v.parse(schema, row)
}

/** Runs `work` as one transaction. */
export function transaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE')
  try {
    const result = work()
    db.exec('COMMIT')
    return result
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}
