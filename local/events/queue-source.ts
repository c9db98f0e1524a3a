import { createHash } from 'node:crypto'
import type { Functions } from '../functions/functions.ts'
import { isObject, Json, type JsonObject, parseJson } from '../json.ts'
import { account, nameFromArn, region } from '../template/names.ts'
import { failedItems } from './batch-failures.ts'
import { type Background, consumeQueue } from './consumer.ts'
import { compilePattern } from './pattern.ts'
import type { SourceMapping } from './queue-resources.ts'
import type { QueueMessage, QueueSettings, Queues } from './queues.ts'

type Options = {
  readonly mapping: SourceMapping
  readonly queues: Queues
  readonly settings: ReadonlyMap<string, QueueSettings>
  readonly functions: Pick<Functions, 'invoke'>
  readonly retryDelayMs: number
}

/** Lets a function consume a queue, as Lambda's event source mapping does. */
export function startQueueSource({
  mapping,
  queues,
  settings,
  functions,
  retryDelayMs,
}: Options): Background {
  const queue = settings.get(nameFromArn(mapping.sourceArn))
  if (queue === undefined) throw new Error(`${mapping.id} in the template reads a queue that does not exist.`)
  const filters = mapping.filters.map(compilePattern)
  return consumeQueue({
    queues,
    queue,
    batchSize: mapping.batchSize,
    concurrency: Math.min(2, mapping.maxConcurrency ?? 2),
    retryDelayMs,
    handle: async messages => {
      const records = messages.map(message => toRecord(message, mapping.sourceArn))
      const wanted = records.filter(
        record =>
          filters.length === 0 || filters.some(matches => matches({ ...record, body: asJson(record.body) })),
      )
      if (wanted.length === 0) return []
      const outcome = await functions.invoke(mapping.functionName, { Records: wanted })
      const failed = failedItems(
        outcome,
        wanted.map(record => String(record.messageId)),
        mapping.reportsFailures,
      )
      return messages.filter(({ messageId }) => failed.has(messageId))
    },
  })
}

/** A message as Lambda hands it to a function. */
function toRecord(
  { id, messageId, body, sent, receives, firstReceived }: QueueMessage,
  sourceArn: string,
): JsonObject {
  return {
    messageId,
    receiptHandle: String(id),
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: String(sent),
      SenderId: account,
      ApproximateFirstReceiveTimestamp: String(firstReceived),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: sourceArn,
    awsRegion: region,
  }
}

/** Filters look into a body that is JSON. */
function asJson(body: Json | undefined): Json {
  try {
    const value = parseJson(Json, String(body))
    return isObject(value) ? value : String(body)
  } catch {
    return String(body)
  }
}
