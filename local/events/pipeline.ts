import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import type { TimeToLive } from '../dynamo/time-to-live.ts'
import type { Functions } from '../functions/functions.ts'
import type { Cloud } from '../template/cloud.ts'
import { startAsyncInvocations } from './async-invoke.ts'
import type { Background } from './consumer.ts'
import { readMappings, readQueues } from './queue-resources.ts'
import { startQueueSource } from './queue-source.ts'
import type { Queues } from './queues.ts'
import { openStreamSource } from './stream-source.ts'

/** All that runs without being asked: functions that read the stream, queues and asynchronous invocations. */
export type Pipeline = {
  /** Passes over what is in the stream already. Only before `start`. */
  readonly skipExisting: () => Promise<void>
  readonly start: () => void
  /** Looks into the stream at once. */
  readonly poke: () => void
  /** Resolves when nothing is left to do; throws what is left after the time. */
  readonly idle: (timeoutMs: number) => Promise<void>
  readonly stop: () => Promise<void>
}

type Options = {
  readonly cloud: Cloud
  readonly db: DatabaseSync
  readonly queues: Queues
  readonly functions: Functions
  readonly streams: DynamoDBStreamsClient
  /** The stream of a table at DynamoDB Local, by the ARN that the template has for it. */
  readonly streamArn: (templateArn: string) => string | undefined
  readonly timeToLive: TimeToLive
  readonly retryDelayMs: number
}

/** Opens the event sources of the template. Nothing is read before `start`. */
export function openPipeline({ cloud, streams, streamArn, ...others }: Options): Pipeline {
  const sources = readMappings(cloud, 'dynamodb').map(mapping => {
    const arn = streamArn(mapping.sourceArn)
    if (arn === undefined)
      throw new Error(`${mapping.id} in the template reads a stream that does not exist.`)
    return openStreamSource({ ...others, mapping, client: streams, streamArn: arn })
  })
  const settings = readQueues(cloud)
  const queueMappings = readMappings(cloud, 'sqs')
  let consumers: readonly Background[] = []

  const quiet = () => !sources.some(source => source.busy()) && !consumers.some(consumer => consumer.busy())
  const settle = async (isLate: () => boolean) => {
    // What a consumer does may write, and what is written is in the stream: quiet must hold for two looks.
    for (let rounds = 0; rounds < 2 && !isLate(); ) {
      await Promise.all(sources.map(source => source.caughtUp()))
      rounds = quiet() ? rounds + 1 : 0
      if (rounds === 0) await sleep(10)
    }
  }
  return {
    skipExisting: async () => {
      for (const source of sources) await source.skipExisting()
    },
    start: () => {
      for (const source of sources) source.start()
      consumers = [
        ...startAsyncInvocations({ cloud, ...others }),
        ...queueMappings.map(mapping => startQueueSource({ ...others, mapping, settings })),
      ]
    },
    poke: () => {
      for (const source of sources) source.poke()
    },
    idle: async timeoutMs => {
      let late = false
      const timer = sleep(timeoutMs, 'late', { ref: false })
      const outcome = await Promise.race([settle(() => late), timer])
      late = true
      if (outcome === 'late') throw new Error(`The local stack was still busy after ${timeoutMs} ms.`)
    },
    stop: async () => {
      await Promise.all([...sources, ...consumers].map(each => each.stop()))
    },
  }
}
