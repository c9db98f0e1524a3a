import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as v from 'valibot'
import { type Event, Event as EventSchema } from '../../contract/events.ts'
import { factsOf, log } from './log.ts'

/** What EventBridge puts into a queue. */
const Envelope = v.pipe(v.string(), v.parseJson(), v.object({ detail: EventSchema }))

/** Handles the events of a queue side by side; those that fail come again, and end in the dead letters. */
export const queued =
  (handle: (event: Event) => Promise<unknown>) =>
  async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failed = await Promise.all(
      Records.map(async ({ messageId, body }) => {
        try {
          const { detail } = v.parse(Envelope, body)
          const outcome = await handle(detail)
          log('info', 'event', { type: detail.type, id: detail.id, outcome: String(outcome) })
          return []
        } catch (error) {
          log('error', 'event-failed', { messageId, ...factsOf(error) })
          return [{ itemIdentifier: messageId }]
        }
      }),
    )
    return { batchItemFailures: failed.flat() }
  }

/** What has to come again, and in the end to the dead letters, is thrown: a mail refused, or one of unknown fate. */
export function settled(outcome: string): string {
  if (outcome === 'refused' || outcome === 'unknown') throw new Error(`The notice is ${outcome}`)
  return outcome
}
