import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import type { Functions } from '../functions/functions.ts'
import type { Outcome } from '../functions/runner.ts'
import { Json, parseJson } from '../json.ts'
import type { Cloud } from '../template/cloud.ts'
import { functionArn, nameFromArn } from '../template/names.ts'
import { type Background, consumeQueue } from './consumer.ts'
import { queueOf } from './queue-resources.ts'
import type { QueueMessage, Queues } from './queues.ts'

const Config = v.object({
  FunctionName: v.string(),
  MaximumRetryAttempts: v.optional(v.number(), 2),
  DestinationConfig: v.optional(
    v.object({ OnFailure: v.exactOptional(v.object({ Destination: v.string() })) }),
    {},
  ),
})

/** Takes an asynchronous invocation: it is kept until the function has succeeded or is given up. */
export type SendAsync = (functionName: string, event: Json) => void

/** Keeps asynchronous invocations in queues, as Lambda does. */
export const asyncSender =
  (queues: Pick<Queues, 'send'>): SendAsync =>
  (functionName, event) =>
    queues.send(queueName(functionName), [JSON.stringify(event)])

type Options = {
  readonly cloud: Cloud
  readonly queues: Queues
  readonly functions: Pick<Functions, 'names' | 'invoke'>
  readonly retryDelayMs: number
}

const queueName = (functionName: string): string => `async/${functionName}`

/** Starts to work off the asynchronous invocations of all functions. */
export function startAsyncInvocations({
  cloud,
  queues,
  functions,
  retryDelayMs,
}: Options): readonly Background[] {
  const configs = new Map(
    cloud
      .resources('AWS::Lambda::EventInvokeConfig', Config)
      .map(({ properties }) => [nameFromArn(properties.FunctionName), properties]),
  )
  return functions.names.map(name => {
    const config = configs.get(name)
    const maxRetries = config?.MaximumRetryAttempts ?? 2
    const destination = queueOf(config?.DestinationConfig.OnFailure?.Destination)
    return consumeQueue({
      queues,
      queue: { name: queueName(name), visibilityTimeoutMs: 3_600_000, deadLetters: undefined },
      batchSize: 1,
      concurrency: 2,
      retryDelayMs,
      handle: async messages => {
        const [message] = messages
        if (message === undefined) return []
        const outcome = await functions.invoke(name, parseJson(Json, message.body))
        if (outcome.ok) return []
        if (message.receives <= maxRetries) return messages
        if (destination !== undefined) queues.send(destination, [givenUp(name, message, outcome)])
        return []
      },
    })
  })
}

/** What Lambda sends to the destination for failures. */
function givenUp(name: string, message: QueueMessage, outcome: Outcome & { readonly ok: false }): string {
  return JSON.stringify({
    version: '1.0',
    timestamp: new Date().toISOString(),
    requestContext: {
      requestId: randomUUID(),
      functionArn: `${functionArn(name)}:$LATEST`,
      condition: 'RetriesExhausted',
      approximateInvokeCount: message.receives,
    },
    requestPayload: parseJson(Json, message.body),
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: outcome.error,
  })
}
