import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import type { Adapter } from 'oidc-provider'
import * as v from 'valibot'
import { first } from '../database.ts'
import { JsonObject, parseJson } from '../json.ts'

const Row = v.object({ payload: v.string(), consumed: v.nullable(v.number()) })
const Setting = v.object({ value: v.string() })
const Secrets = v.object({ cookieKeys: v.array(v.string()), jwks: v.object({ keys: v.array(JsonObject) }) })

/** What the identity provider remembers: sessions, grants, refresh tokens and its keys survive a restart. */
export type IdentityState = {
  readonly adapter: (model: string) => Adapter
  readonly secrets: v.InferOutput<typeof Secrets>
  /** Ends every sign-in of a person. */
  readonly forgetAccount: (accountId: string) => void
}

/** Opens the provider's state in the database. */
export function openIdentityState(db: DatabaseSync, nowSeconds: () => number): IdentityState {
  db.exec(`CREATE TABLE IF NOT EXISTS identity (
      model TEXT NOT NULL, id TEXT NOT NULL, payload TEXT NOT NULL, consumed INTEGER, expires INTEGER,
      uid TEXT, grant_id TEXT, account_id TEXT, PRIMARY KEY (model, id));
    CREATE INDEX IF NOT EXISTS identity_grant ON identity (grant_id);
    CREATE INDEX IF NOT EXISTS identity_account ON identity (account_id);
    CREATE TABLE IF NOT EXISTS identity_secrets (value TEXT NOT NULL)`)
  db.prepare('DELETE FROM identity WHERE expires < ?').run(nowSeconds())
  const forget = db.prepare('DELETE FROM identity WHERE account_id = ?')
  return {
    adapter: model => openAdapter(db, model, nowSeconds),
    secrets: readSecrets(db),
    forgetAccount: accountId => void forget.run(accountId),
  }
}

function openAdapter(db: DatabaseSync, model: string, nowSeconds: () => number): Adapter {
  const upsert = db.prepare(`INSERT OR REPLACE INTO identity
    (model, id, payload, consumed, expires, uid, grant_id, account_id) VALUES (?, ?, ?, NULL, ?, ?, ?, ?)`)
  const find = db.prepare('SELECT payload, consumed FROM identity WHERE model = ? AND id = ?')
  const findByUid = db.prepare('SELECT payload, consumed FROM identity WHERE model = ? AND uid = ?')
  const consume = db.prepare('UPDATE identity SET consumed = ? WHERE model = ? AND id = ?')
  const destroy = db.prepare('DELETE FROM identity WHERE model = ? AND id = ?')
  const revoke = db.prepare('DELETE FROM identity WHERE grant_id = ?')
  const read = (row: v.InferOutput<typeof Row> | undefined) =>
    row && {
      ...parseJson(JsonObject, row.payload),
      ...(row.consumed === null ? {} : { consumed: row.consumed }),
    }
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  return {
    upsert: async (id, payload, expiresIn) => {
      const expires = expiresIn === undefined ? null : nowSeconds() + expiresIn
      const { uid, grantId, accountId } = payload
      upsert.run(model, id, JSON.stringify(payload), expires, text(uid), text(grantId), text(accountId))
    },
    find: async id => read(first(find, Row, model, id)),
    findByUid: async uid => read(first(findByUid, Row, model, uid)),
    findByUserCode: async () => undefined,
    consume: async id => void consume.run(nowSeconds(), model, id),
    destroy: async id => void destroy.run(model, id),
    revokeByGrantId: async grantId => void revoke.run(grantId),
  }
}

function readSecrets(db: DatabaseSync): v.InferOutput<typeof Secrets> {
  const stored = first(db.prepare('SELECT value FROM identity_secrets'), Setting)
  if (stored) return parseJson(Secrets, stored.value)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), alg: 'RS256', use: 'sig' }
  const value = JSON.stringify({ cookieKeys: [randomBytes(32).toString('hex')], jwks: { keys: [key] } })
  db.prepare('INSERT INTO identity_secrets VALUES (?)').run(value)
  return parseJson(Secrets, value)
}
