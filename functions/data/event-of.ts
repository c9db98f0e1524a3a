import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import * as v from 'valibot'
import { type Event, Event as EventSchema } from '../../contract/events.ts'

/** Sort keys whose insertion is an event: what the relay's filter lets through. */
export const EVENT_SORT_KEYS = ['ENTRY#', 'AUDIT#'] as const

const Image = v.looseObject({ pk: v.string(), sk: v.string() })
const MessageImage = v.object({
  kind: v.literal('message'),
  id: v.string(),
  seq: v.number(),
  at: v.string(),
  by: v.object({ side: v.string() }),
  documents: v.array(v.object({ id: v.string() })),
  changes: v.optional(v.array(v.object({ field: v.string() })), []),
})
const AuditImage = v.object({
  id: v.string(),
  customer: v.string(),
  at: v.string(),
  by: v.object({ side: v.string() }),
  changes: v.array(v.object({ field: v.string() })),
})

/**
 * The typed event behind a stream record, for the relay and for a vendor's own reader of the stream.
 * @param eventName INSERT, MODIFY or REMOVE
 * @param image the record's new image, in DynamoDB's attribute value notation
 * @returns nothing for records that are no event
 */
export function eventOf(
  eventName: string | undefined,
  image: Record<string, AttributeValue> | undefined,
): Event | undefined {
  if (eventName !== 'INSERT' || image === undefined) return undefined
  const item = unmarshall(image)
  const { pk, sk } = v.parse(Image, item)
  const [kind, second] = sk.split('#')
  if (kind === 'ENTRY' && item.kind === 'message') {
    const { id, seq, at, by, documents, changes } = v.parse(MessageImage, item)
    const customer = pk.slice('CUSTOMER#'.length)
    const base = {
      id,
      customer,
      servicecall: second,
      seq,
      at,
      by: by.side,
      documents: documents.map(d => d.id),
    }
    return v.parse(
      EventSchema,
      seq === 1
        ? { type: 'servicecall.created', ...base }
        : { type: 'message.added', ...base, fields: changes.map(change => change.field) },
    )
  }
  if (kind === 'AUDIT') {
    const { id, customer, at, by, changes } = v.parse(AuditImage, item)
    return v.parse(EventSchema, {
      type: 'servicecall.changed',
      id,
      customer,
      servicecall: pk.slice('INTERNAL#'.length),
      seq: Number(second),
      at,
      by: by.side,
      fields: changes.map(change => change.field),
    })
  }
  return undefined
}
