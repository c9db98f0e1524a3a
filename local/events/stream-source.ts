import type { DatabaseSync } from 'node:sqlite'
import type { _Record, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { TimeToLive } from '../dynamo/time-to-live.ts'
import type { Functions } from '../functions/functions.ts'
import { openCheckpoints } from './checkpoints.ts'
import { type Background, within } from './consumer.ts'
import { compilePattern } from './pattern.ts'
import type { SourceMapping } from './queue-resources.ts'
import type { Queues } from './queues.ts'
import { openShards, type Read } from './shards.ts'
import { deliverBatch } from './stream-batch.ts'
import { toStreamRecord } from './stream-record.ts'

const shortestWaitMs = 100
const longestWaitMs = 300

type Options = {
  readonly mapping: SourceMapping
  readonly client: DynamoDBStreamsClient
  /** The stream's address at DynamoDB Local. */
  readonly streamArn: string
  readonly db: DatabaseSync
  readonly queues: Queues
  readonly functions: Pick<Functions, 'invoke'>
  readonly timeToLive: TimeToLive
  readonly retryDelayMs: number
}

/** A function that reads the table's stream. */
export type StreamSource = Background & {
  /** Passes over what is in the stream already. Only before `start`. */
  readonly skipExisting: () => Promise<void>
  readonly start: () => void
  /** Looks into the stream at once instead of at the next turn. */
  readonly poke: () => void
  /** Resolves when everything written before the call has been handled. */
  readonly caughtUp: () => Promise<void>
}

/** Lets a function consume a table's stream, as Lambda's event source mapping does. */
export function openStreamSource(options: Options): StreamSource {
  const { mapping, client, streamArn, db, timeToLive } = options
  const checkpoints = openCheckpoints(db, mapping.id)
  const shards = openShards(client, streamArn, checkpoints)
  const filters = mapping.filters.map(compilePattern)
  let stopped = false
  /** Set when the database is about to close: what is done after that is done again after the next start. */
  let closed = false
  let working = false
  let wake: (() => void) | undefined
  let poked = false
  let waiters: (() => void)[] = []
  let ended: Promise<void> = Promise.resolve()

  const advance = (shard: string, sequence: string | undefined) => {
    if (sequence !== undefined && !closed) checkpoints.advance(shard, sequence)
  }
  const handle = async ({ shard, records }: Read) => {
    working = true
    const wanted = records
      .map(record => toStreamRecord(record, mapping.sourceArn, timeToLive.deleted(record)))
      .filter(record => filters.length === 0 || filters.some(matches => matches(record)))
    for (let from = 0; from < wanted.length; from += mapping.batchSize) {
      const batch = wanted.slice(from, from + mapping.batchSize)
      const isStopped = () => stopped
      if (stopped) throw new Error('stopped')
      const finished = await deliverBatch({ ...options, isStopped }, batch, shard, sequence =>
        advance(shard, sequence),
      )
      if (!finished) throw new Error('stopped')
    }
    advance(shard, lastSequence(records))
  }
  const pause = (ms: number) =>
    new Promise<void>(resolve => {
      if (poked || stopped) return resolve()
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const run = async () => {
    let wait = shortestWaitMs
    while (!stopped) {
      const present = waiters
      waiters = []
      poked = false
      const empty = await shards.read(handle).catch((error: unknown) => {
        if (!stopped) console.error(`${mapping.functionName} cannot read the stream:`, error)
        return undefined
      })
      working = false
      if (empty) for (const resolve of present) resolve()
      else waiters.push(...present)
      wait = empty === false ? shortestWaitMs : Math.min(longestWaitMs, wait * 1.2)
      if (empty !== false || waiters.length === 0)
        await pause(waiters.length > 0 ? 10 : empty === false ? 0 : wait)
    }
    for (const resolve of waiters) resolve()
  }
  const poke = () => {
    poked = true
    wake?.()
  }
  return {
    skipExisting: async () => {
      const skip = async ({ shard, records }: Read) => advance(shard, lastSequence(records))
      while (!(await shards.read(skip)));
    },
    start: () => {
      ended = run()
    },
    poke,
    caughtUp: () =>
      new Promise(resolve => {
        waiters.push(resolve)
        poke()
      }),
    busy: () => working,
    stop: async () => {
      stopped = true
      wake?.()
      await within(500, ended)
      closed = true
    },
  }
}

const lastSequence = (records: readonly _Record[]): string | undefined =>
  records.at(-1)?.dynamodb?.SequenceNumber
