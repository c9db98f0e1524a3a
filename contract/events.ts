import * as v from 'valibot'
import { CustomerId, EntryId, ServicecallId } from './ids.ts'
import { Side } from './servicecall.ts'
import { Timestamp } from './time.ts'

/** Where all events of this product come from on the bus. */
export const EVENT_SOURCE = 'servicecall'

const base = {
  /** The same for every delivery of the same event. */
  id: EntryId,
  customer: CustomerId,
  servicecall: ServicecallId,
  /** Orders the events of one call; the feed itself gives no order. */
  seq: v.number(),
  at: Timestamp,
  by: Side,
}

/** What the event feed carries. Ids, never texts or names: who wants those asks the API. */
export const Event = v.variant('type', [
  v.strictObject({ type: v.literal('servicecall.created'), ...base, documents: v.array(v.string()) }),
  v.strictObject({
    type: v.literal('message.added'),
    ...base,
    documents: v.array(v.string()),
    fields: v.array(v.string()),
  }),
  v.strictObject({ type: v.literal('servicecall.changed'), ...base, fields: v.array(v.string()) }),
])
export type Event = v.InferOutput<typeof Event>
