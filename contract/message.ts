import * as v from 'valibot'
import { Document } from './document.ts'
import { EntryId } from './ids.ts'
import { Author, Channel, CustomerStatus, OrderReference, Priority } from './servicecall.ts'
import { Text, Title } from './text.ts'
import { Timestamp } from './time.ts'

const base = {
  id: EntryId,
  /** Place in the conversation: the call's version after this entry. Ascending, with gaps where something internal happened. */
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: Timestamp,
  by: Author,
}

/** One thing that changed, as the customer may read it. */
export const Change = v.variant('field', [
  v.strictObject({ field: v.literal('status'), from: CustomerStatus, to: CustomerStatus }),
  v.strictObject({ field: v.literal('priority'), from: Priority, to: Priority }),
  v.strictObject({ field: v.literal('agent'), to: v.optional(v.string()) }),
  v.strictObject({ field: v.literal('resolution'), to: v.optional(v.string()) }),
  v.strictObject({ field: v.literal('order'), to: OrderReference }),
])
export type Change = v.InferOutput<typeof Change>

export const Message = v.strictObject({
  kind: v.literal('message'),
  ...base,
  title: Title,
  text: Text,
  channel: Channel,
  documents: v.array(Document),
  /** What the message changed by itself: an answer to a question puts the call back to work. */
  changes: v.optional(v.array(Change)),
})
export type Message = v.InferOutput<typeof Message>

export const ChangeEntry = v.strictObject({ kind: v.literal('change'), ...base, changes: v.array(Change) })

/** One entry of a conversation: somebody wrote, or something changed. */
export const Entry = v.variant('kind', [Message, ChangeEntry])
export type Entry = v.InferOutput<typeof Entry>
