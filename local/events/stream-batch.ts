import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Functions } from '../functions/functions.ts'
import { isObject } from '../json.ts'
import { functionArn } from '../template/names.ts'
import { failedItems } from './batch-failures.ts'
import type { SourceMapping } from './queue-resources.ts'
import type { Queues } from './queues.ts'
import { type StreamRecord, sequenceOf } from './stream-record.ts'

type Options = {
  readonly mapping: SourceMapping
  readonly functions: Pick<Functions, 'invoke'>
  readonly queues: Pick<Queues, 'send'>
  readonly retryDelayMs: number
  readonly isStopped: () => boolean
}
type Work = { readonly records: readonly StreamRecord[]; readonly failures: number }

/**
 * Hands one batch of a shard to a function until all of it is done or given up, in the order of the stream.
 * `onDone` is told how far it is. Answers false when the stack was stopped meanwhile.
 */
export async function deliverBatch(
  options: Options,
  batch: readonly StreamRecord[],
  shard: string,
  onDone: (sequence: string) => void,
): Promise<boolean> {
  const { mapping, functions, queues, retryDelayMs, isStopped } = options
  const work: Work[] = [{ records: batch, failures: 0 }]
  const done = (records: readonly StreamRecord[]) => {
    const last = records.at(-1)
    if (last !== undefined) onDone(sequenceOf(last))
  }
  for (let current = work.shift(); current !== undefined; current = work.shift()) {
    const { records, failures } = current
    const outcome = await functions.invoke(mapping.functionName, { Records: [...records] })
    const failed = failedItems(outcome, records.map(sequenceOf), mapping.reportsFailures)
    const from = records.findIndex(record => failed.has(sequenceOf(record)))
    // Everything before the first that failed counts as done, whatever else succeeded behind it.
    done(from < 0 ? records : records.slice(0, from))
    if (from < 0) continue
    if (isStopped()) return false
    const left = records.slice(from)
    if (exhausted(mapping, failures + 1, left)) {
      if (mapping.onFailure !== undefined)
        queues.send(mapping.onFailure, [givenUp(mapping, shard, left, failures + 1)])
      done(left)
      continue
    }
    // Splitting does not count as a retry: it finds the record that fails.
    const split = !outcome.ok && mapping.bisect && left.length > 1
    const half = Math.ceil(left.length / 2)
    if (split)
      work.unshift({ records: left.slice(0, half), failures }, { records: left.slice(half), failures })
    else work.unshift({ records: left, failures: from > 0 ? 1 : failures + 1 })
    await sleep(Math.min(10_000, retryDelayMs * 2 ** Math.min(failures, 8)))
    if (isStopped()) return false
  }
  return true
}

function exhausted(
  { maxRetries, maxAgeSeconds }: SourceMapping,
  failures: number,
  records: readonly StreamRecord[],
) {
  if (maxRetries >= 0 && failures > maxRetries) return true
  const [first] = records
  const created = isObject(first?.dynamodb) ? Number(first.dynamodb.ApproximateCreationDateTime) : 0
  return maxAgeSeconds >= 0 && Date.now() / 1000 - created > maxAgeSeconds
}

/** What Lambda sends to the destination for failures: where the records are, not the records. */
function givenUp(
  { functionName, sourceArn }: SourceMapping,
  shardId: string,
  records: readonly StreamRecord[],
  approximateInvokeCount: number,
): string {
  const sequences = records.map(sequenceOf)
  return JSON.stringify({
    requestContext: {
      requestId: randomUUID(),
      functionArn: functionArn(functionName),
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date().toISOString(),
    DDBStreamBatchInfo: {
      shardId,
      startSequenceNumber: sequences[0],
      endSequenceNumber: sequences.at(-1),
      batchSize: records.length,
      streamArn: sourceArn,
    },
  })
}
