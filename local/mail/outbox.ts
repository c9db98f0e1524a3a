import { randomBytes, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import PostalMime from 'postal-mime'
import * as v from 'valibot'
import { all, first } from '../database.ts'
import { parseJson } from '../json.ts'
import { region } from '../template/names.ts'
import { replaceHeaders, splitMail } from './headers.ts'

const HeaderLine = v.object({ name: v.string(), value: v.string() })

/** A mail that was sent, as the mailbox lists it. */
export const SentMail = v.object({
  id: v.string(),
  at: v.string(),
  from: v.string(),
  to: v.array(v.string()),
  subject: v.string(),
  headers: v.array(HeaderLine),
  text: v.string(),
})
export type SentMail = v.InferOutput<typeof SentMail>
export type RawMail = { readonly raw: Buffer; readonly from: string; readonly to: readonly string[] }

/** The mails that the stack has sent: none of them leaves the machine. */
export type Outbox = {
  /** Takes a mail as SES does: it gets a Message-ID of SES, of which the first part is answered. */
  readonly send: (mail: RawMail) => Promise<string>
  /** The newest first. */
  readonly list: () => readonly SentMail[]
  readonly find: (id: string) => SentMail | undefined
  readonly raw: (id: string) => Buffer | undefined
}

const Row = v.object({ summary: v.string() })

/** Opens the outbox: raw mails as files, what the mailbox lists in the database. */
export function openOutbox(db: DatabaseSync, folder: string, now: () => number): Outbox {
  mkdirSync(folder, { recursive: true })
  db.exec(
    'CREATE TABLE IF NOT EXISTS mails (id TEXT PRIMARY KEY, number INTEGER NOT NULL, summary TEXT NOT NULL)',
  )
  const insert = db.prepare(
    'INSERT INTO mails VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM mails), ?)',
  )
  const list = db.prepare('SELECT summary FROM mails ORDER BY number DESC')
  const find = db.prepare('SELECT summary FROM mails WHERE id = ?')
  const fileOf = (id: string) => join(folder, `${id}.eml`)
  const known = (id: string) => /^[0-9a-f-]+$/.test(id)

  return {
    send: async ({ raw, from, to }) => {
      const id = `0107${randomBytes(6).toString('hex')}-${randomUUID()}-000000`
      const at = new Date(now())
      const { headers } = splitMail(raw)
      const hasDate = headers.some(({ name }) => name.toLowerCase() === 'date')
      const stamped = replaceHeaders(
        raw,
        ['message-id', 'bcc'],
        [
          { name: 'Message-ID', value: `<${id}@${region}.amazonses.com>` },
          ...(hasDate ? [] : [{ name: 'Date', value: at.toUTCString().replace('GMT', '+0000') }]),
        ],
      )
      const summary = await summarise(stamped, { id, at: at.toISOString(), from, to: [...to] })
      writeDurably(fileOf(id), stamped)
      insert.run(id, JSON.stringify(summary))
      return id
    },
    list: () => all(list, Row).map(row => parseJson(SentMail, row.summary)),
    find: id => {
      const row = known(id) ? first(find, Row, id) : undefined
      return row && parseJson(SentMail, row.summary)
    },
    raw: id => (known(id) && existsSync(fileOf(id)) ? readFileSync(fileOf(id)) : undefined),
  }
}

async function summarise(raw: Buffer, known: Pick<SentMail, 'id' | 'at' | 'from' | 'to'>): Promise<SentMail> {
  const { subject, text } = await PostalMime.parse(raw)
  return { ...known, subject: subject ?? '', headers: [...splitMail(raw).headers], text: text ?? '' }
}

/** Complete or not there at all. */
export function writeDurably(file: string, content: Buffer): void {
  const descriptor = openSync(`${file}.part`, 'w')
  writeSync(descriptor, content)
  fsyncSync(descriptor)
  closeSync(descriptor)
  renameSync(`${file}.part`, file)
}
