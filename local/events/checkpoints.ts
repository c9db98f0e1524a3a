import type { DatabaseSync } from 'node:sqlite'
import * as v from 'valibot'
import { first } from '../database.ts'

const Row = v.object({ sequence: v.nullable(v.string()), finished: v.number() })

/** How far one consumer has read each shard of a stream. */
export type Checkpoints = {
  readonly sequence: (shard: string) => string | undefined
  readonly isFinished: (shard: string) => boolean
  readonly advance: (shard: string, sequence: string) => void
  readonly finish: (shard: string) => void
}

/** Opens the checkpoints of `consumer`; they outlive a restart. */
export function openCheckpoints(db: DatabaseSync, consumer: string): Checkpoints {
  db.exec(`CREATE TABLE IF NOT EXISTS checkpoints (consumer TEXT NOT NULL, shard TEXT NOT NULL, sequence TEXT,
    finished INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (consumer, shard))`)
  const find = db.prepare('SELECT sequence, finished FROM checkpoints WHERE consumer = ? AND shard = ?')
  const advance = db.prepare(`INSERT INTO checkpoints (consumer, shard, sequence) VALUES (?, ?, ?)
    ON CONFLICT (consumer, shard) DO UPDATE SET sequence = excluded.sequence`)
  const finish = db.prepare(`INSERT INTO checkpoints (consumer, shard, finished) VALUES (?, ?, 1)
    ON CONFLICT (consumer, shard) DO UPDATE SET finished = 1`)
  return {
    sequence: shard => first(find, Row, consumer, shard)?.sequence ?? undefined,
    isFinished: shard => first(find, Row, consumer, shard)?.finished === 1,
    advance: (shard, sequence) => void advance.run(consumer, shard, sequence),
    finish: shard => void finish.run(consumer, shard),
  }
}
