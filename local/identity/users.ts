import { randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { all, first } from '../database.ts'

const Row = v.object({
  username: v.string(),
  sub: v.string(),
  email: v.string(),
  enabled: v.number(),
  password: v.nullable(v.string()),
  permanent: v.number(),
  created: v.number(),
})

export type User = {
  readonly username: string
  readonly sub: string
  readonly email: string
  readonly enabled: boolean
  /** Whether the person's password is more than a temporary one. */
  readonly confirmed: boolean
  readonly created: number
}

export type NewUser = { readonly username: string; readonly email: string; readonly password?: string }

/** The users of the pool: the person's id is the user name, the e-mail address an alias. */
export type Users = {
  /** Finds a user by user name, address or sub. */
  readonly find: (name: string) => User | undefined
  readonly add: (user: NewUser) => Promise<User | 'username taken' | 'email taken'>
  readonly setPassword: (username: string, password: string, permanent: boolean) => Promise<void>
  readonly setEnabled: (username: string, enabled: boolean) => void
  readonly setEmail: (username: string, email: string) => 'email taken' | undefined
  readonly remove: (username: string) => void
  /** The user whom address and password belong to; takes equally long whether there is one or not. */
  readonly signIn: (email: string, password: string) => Promise<User | undefined>
  readonly list: () => readonly User[]
}

/** Opens the users kept in the database. */
export function openUsers(db: DatabaseSync, now: () => number): Users {
  db.exec(`CREATE TABLE IF NOT EXISTS users (
    username TEXT PRIMARY KEY, sub TEXT NOT NULL UNIQUE, email TEXT NOT NULL UNIQUE COLLATE NOCASE,
    enabled INTEGER NOT NULL, password TEXT, permanent INTEGER NOT NULL, created INTEGER NOT NULL)`)
  const byName = db.prepare('SELECT * FROM users WHERE username = ? OR sub = ? OR email = ?')
  const insert = db.prepare('INSERT INTO users VALUES (?, ?, ?, 1, ?, 0, ?)')
  const updatePassword = db.prepare('UPDATE users SET password = ?, permanent = ? WHERE username = ?')
  const updateEnabled = db.prepare('UPDATE users SET enabled = ? WHERE username = ?')
  const updateEmail = db.prepare('UPDATE users SET email = ? WHERE username = ?')
  const remove = db.prepare('DELETE FROM users WHERE username = ?')
  const list = db.prepare('SELECT * FROM users ORDER BY email')
  const row = (name: string) => first(byName, Row, name, name, name.trim())

  return {
    find: name => toUser(row(name)),
    add: async ({ username, email, password }) => {
      const hash = password === undefined ? null : await hashPassword(password)
      if (row(username)) return 'username taken'
      if (row(email)) return 'email taken'
      const user = { username, sub: randomUUID(), email: email.trim().toLowerCase(), created: now() }
      insert.run(user.username, user.sub, user.email, hash, user.created)
      return { ...user, enabled: true, confirmed: false }
    },
    setPassword: async (username, password, permanent) => {
      updatePassword.run(await hashPassword(password), Number(permanent), username)
    },
    setEnabled: (username, enabled) => void updateEnabled.run(Number(enabled), username),
    setEmail: (username, email) => {
      const other = row(email)
      if (other && other.username !== username) return 'email taken'
      updateEmail.run(email.trim().toLowerCase(), username)
      return undefined
    },
    remove: username => void remove.run(username),
    signIn: async (email, password) => {
      const found = row(email)
      const matches = await passwordMatches(password, found?.password ?? unknownUser)
      return matches && found?.password && found.enabled ? toUser(found) : undefined
    },
    list: () => all(list, Row).flatMap(each => toUser(each) ?? []),
  }
}

function toUser(row: v.InferOutput<typeof Row> | undefined): User | undefined {
  if (row === undefined) return undefined
  const { username, sub, email, enabled, permanent, created } = row
  return { username, sub, email, enabled: enabled === 1, confirmed: permanent === 1, created }
}

const unknownUser = `${'0'.repeat(32)}:${'0'.repeat(64)}`

async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  return `${salt.toString('hex')}:${(await derive(password, salt)).toString('hex')}`
}

async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [salt = '', hash = ''] = stored.split(':')
  return timingSafeEqual(await derive(password, Buffer.from(salt, 'hex')), Buffer.from(hash, 'hex'))
}

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, (error, key) => (error ? reject(error) : resolve(key)))
  })
