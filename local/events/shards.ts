import {
  type _Record,
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams'
import type { Checkpoints } from './checkpoints.ts'

/** What one look into a shard has brought. */
export type Read = { readonly shard: string; readonly records: readonly _Record[] }

/** Reads the shards of a stream, parents before children, each from its checkpoint on. */
export type ShardReader = {
  /** Looks once into every shard that is open to be read. Empty: all that was written before has been read. */
  readonly read: (handle: (read: Read) => Promise<void>) => Promise<boolean>
}

type Shard = { readonly id: string; readonly parent: string | undefined }

/** Opens a reader for one consumer of a stream. */
export function openShards(
  client: DynamoDBStreamsClient,
  streamArn: string,
  checkpoints: Checkpoints,
): ShardReader {
  const iterators = new Map<string, string>()
  let shards: readonly Shard[] | undefined

  const list = async (): Promise<readonly Shard[]> => {
    const found: Shard[] = []
    let start: string | undefined
    do {
      const { StreamDescription: stream } = await client.send(
        new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: start }),
      )
      for (const { ShardId: id, ParentShardId: parent } of stream?.Shards ?? [])
        if (id) found.push({ id, parent })
      start = stream?.LastEvaluatedShardId
    } while (start !== undefined)
    return found
  }
  /** Those not read to their end, whose parents are. A parent that is no longer listed has been trimmed. */
  const readable = (all: readonly Shard[]) => {
    const unfinished = new Set(all.map(({ id }) => id).filter(id => !checkpoints.isFinished(id)))
    return all.filter(
      ({ id, parent }) => unfinished.has(id) && !(parent !== undefined && unfinished.has(parent)),
    )
  }
  const iteratorOf = async (shard: string): Promise<string | undefined> => {
    const known = iterators.get(shard)
    if (known !== undefined) return known
    const after = checkpoints.sequence(shard)
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shard,
        ...(after === undefined
          ? { ShardIteratorType: 'TRIM_HORIZON' }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after }),
      }),
    )
    return ShardIterator
  }
  const readShard = async ({ id }: Shard, handle: (read: Read) => Promise<void>): Promise<boolean> => {
    const iterator = await iteratorOf(id)
    // Taken out until the records are handled: whatever goes wrong, they are read again from the checkpoint.
    iterators.delete(id)
    const { Records: records = [], NextShardIterator: next } = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: 1000 }),
    )
    if (records.length > 0) await handle({ shard: id, records })
    if (next === undefined) {
      checkpoints.finish(id)
      shards = undefined
      return false
    }
    iterators.set(id, next)
    return records.length === 0
  }

  return {
    read: async handle => {
      shards ??= await list()
      let empty = true
      for (const shard of readable(shards)) empty = (await readShard(shard, handle)) && empty
      return empty
    },
  }
}
