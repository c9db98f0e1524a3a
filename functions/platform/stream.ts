import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import * as v from 'valibot'
import { EVENT_SOURCE, type Event } from '../../contract/events.ts'
import { type CustomerId, DocumentId, type EntryId } from '../../contract/ids.ts'
import { eventOf } from '../data/event-of.ts'
import { factsOf, log } from './log.ts'

export interface RelayDeps {
  readonly publish: (event: Event) => Promise<void>
  readonly keepDocument: (customer: CustomerId, entry: EntryId, document: DocumentId) => Promise<boolean>
}

/**
 * Passes what happened on to the bus and takes the draft tag off the documents of a new message. In the order of
 * the stream; at the first failure it stops and has everything from there delivered again, so that neither is lost.
 */
export const relayed =
  (deps: RelayDeps) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      try {
        const event = eventOf(record.eventName, imageOf(record))
        if (!event) continue
        if ('documents' in event) {
          const kept = await Promise.all(
            event.documents.map(id => deps.keepDocument(event.customer, event.id, v.parse(DocumentId, id))),
          )
          if (kept.includes(false)) log('error', 'document-missing', { eventId: record.eventID })
        }
        await deps.publish(event)
      } catch (error) {
        log('error', 'relay-failed', { eventId: record.eventID, ...factsOf(error) })
        return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] }
      }
    }
    return { batchItemFailures: [] }
  }

/** Lambda's type of an image and the SDK's describe the same JSON; the reader of the image parses it anyway. */
const imageOf = (record: DynamoDBRecord) =>
  record.dynamodb?.NewImage as Record<string, AttributeValue> | undefined

/** Puts events onto the bus. https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const publisher =
  (client: EventBridgeClient, EventBusName: string) =>
  async (event: Event): Promise<void> => {
    const { FailedEntryCount, Entries } = await client.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName,
            Source: EVENT_SOURCE,
            DetailType: event.type,
            Detail: JSON.stringify(event),
            Time: new Date(event.at),
          },
        ],
      }),
    )
    // The call succeeds even if the bus took nothing.
    if (FailedEntryCount) throw new Error(`The bus refused an event: ${Entries?.[0]?.ErrorCode}`)
  }
