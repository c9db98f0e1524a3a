import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { all, first, transaction } from '../database.ts'

const Row = v.object({
  id: v.number(),
  message_id: v.string(),
  body: v.string(),
  sent: v.number(),
  visible: v.number(),
  receives: v.number(),
  first_received: v.nullable(v.number()),
})
const Count = v.object({ count: v.number() })

/** How a queue treats what is in it. */
export type QueueSettings = {
  readonly name: string
  readonly visibilityTimeoutMs: number
  readonly deadLetters: { readonly queue: string; readonly maxReceives: number } | undefined
}

export type QueueMessage = {
  readonly id: number
  readonly messageId: string
  readonly body: string
  readonly sent: number
  /** How often it has been received, this time included. */
  readonly receives: number
  readonly firstReceived: number
}

/** Queues in the database: at least once, kept until they are removed. */
export type Queues = {
  readonly send: (queue: string, bodies: readonly string[]) => void
  /** Takes messages out of sight; those received too often go to the dead letters instead. */
  readonly receive: (queue: QueueSettings, limit: number) => readonly QueueMessage[]
  readonly remove: (ids: readonly number[]) => void
  /** Lets messages be seen again after a while. */
  readonly release: (ids: readonly number[], delayMs: number) => void
  readonly messages: (queue: string) => readonly QueueMessage[]
  readonly count: (queue: string) => number
  /** When the next message of the queue can be received. */
  readonly nextVisible: (queue: string) => number | undefined
  /** Runs `wake` whenever something is sent to the queue. */
  readonly onSend: (queue: string, wake: () => void) => void
}

/** Opens the queues. What an earlier run had taken out of sight is seen again at once. */
export function openQueues(db: DatabaseSync, now: () => number): Queues {
  db.exec(`CREATE TABLE IF NOT EXISTS queue_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL,
      message_id TEXT NOT NULL, body TEXT NOT NULL, sent INTEGER NOT NULL, visible INTEGER NOT NULL,
      receives INTEGER NOT NULL DEFAULT 0, first_received INTEGER);
    CREATE INDEX IF NOT EXISTS queue_visible ON queue_messages (queue, visible)`)
  db.prepare('UPDATE queue_messages SET visible = ? WHERE visible > ?').run(now(), now())
  const insert = db.prepare(
    'INSERT INTO queue_messages (queue, message_id, body, sent, visible) VALUES (?, ?, ?, ?, ?)',
  )
  const due = db.prepare('SELECT * FROM queue_messages WHERE queue = ? AND visible <= ? ORDER BY id LIMIT ?')
  const take = db.prepare(
    'UPDATE queue_messages SET visible = ?, receives = receives + 1, first_received = coalesce(first_received, ?) WHERE id = ?',
  )
  const bury = db.prepare('UPDATE queue_messages SET queue = ?, visible = ?, receives = 0 WHERE id = ?')
  const remove = db.prepare('DELETE FROM queue_messages WHERE id = ?')
  const show = db.prepare('UPDATE queue_messages SET visible = ? WHERE id = ?')
  const list = db.prepare('SELECT * FROM queue_messages WHERE queue = ? ORDER BY id')
  const count = db.prepare('SELECT count(*) AS count FROM queue_messages WHERE queue = ?')
  const next = db.prepare('SELECT min(visible) AS count FROM queue_messages WHERE queue = ?')
  const listeners = new Map<string, (() => void)[]>()
  const wake = (queue: string) => {
    for (const listener of listeners.get(queue) ?? []) listener()
  }

  return {
    send: (queue, bodies) => {
      transaction(db, () => {
        for (const body of bodies) insert.run(queue, randomUUID(), body, now(), now())
      })
      wake(queue)
    },
    receive: ({ name, visibilityTimeoutMs, deadLetters }, limit) => {
      const time = now()
      return transaction(db, () =>
        all(due, Row, name, time, limit).flatMap(row => {
          if (deadLetters && row.receives >= deadLetters.maxReceives) {
            bury.run(deadLetters.queue, time, row.id)
            queueMicrotask(() => wake(deadLetters.queue))
            return []
          }
          take.run(time + visibilityTimeoutMs, time, row.id)
          return [
            { ...toMessage(row), receives: row.receives + 1, firstReceived: row.first_received ?? time },
          ]
        }),
      )
    },
    remove: ids => transaction(db, () => ids.forEach(id => void remove.run(id))),
    release: (ids, delayMs) => transaction(db, () => ids.forEach(id => void show.run(now() + delayMs, id))),
    messages: queue => all(list, Row, queue).map(toMessage),
    count: queue => first(count, Count, queue)?.count ?? 0,
    nextVisible: queue => first(next, v.object({ count: v.nullable(v.number()) }), queue)?.count ?? undefined,
    onSend: (queue, listener) => void listeners.set(queue, [...(listeners.get(queue) ?? []), listener]),
  }
}

const toMessage = (row: v.InferOutput<typeof Row>): QueueMessage => ({
  id: row.id,
  messageId: row.message_id,
  body: row.body,
  sent: row.sent,
  receives: row.receives,
  firstReceived: row.first_received ?? row.sent,
})
