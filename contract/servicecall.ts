import * as v from 'valibot'
import { DOCUMENTS_PER_MESSAGE } from './document.ts'
import { CustomerId, DocumentId, EntryId, PersonId, ServicecallId, ServicecallNumber, Slug } from './ids.ts'
import { line, Resolution, Text, Title } from './text.ts'
import { Timestamp } from './time.ts'

/** Where a servicecall stands, as support sees it. */
export const Status = v.picklist(['created', 'started', 'forwarded', 'planned', 'paused', 'solved', 'closed'])
export type Status = v.InferOutput<typeof Status>

/** The same as the customer reads it: that a call was forwarded inside the vendor is nobody else's business. */
export const CustomerStatus = v.picklist(['created', 'started', 'planned', 'paused', 'solved', 'closed'])
export type CustomerStatus = v.InferOutput<typeof CustomerStatus>

/** Whose turn it is: ours, the customer's, nobody's any more. */
export const categoryOf = (status: Status): 'open' | 'waiting' | 'done' =>
  status === 'closed' ? 'done' : status === 'paused' || status === 'solved' ? 'waiting' : 'open'

export const Priority = v.picklist(['low', 'normal', 'high', 'critical'])
export type Priority = v.InferOutput<typeof Priority>

export const Channel = v.picklist(['portal', 'email', 'phone'])
export type Channel = v.InferOutput<typeof Channel>

/** Number of a development order, as `FA-3612`. */
export const OrderNumber = v.pipe(v.string(), v.regex(/^FA-[1-9][0-9]{0,8}$/, 'not-a-number'))

export const VersionName = line(20)

/** What the customer's list and detail show of the development order behind a call. */
export const OrderReference = v.strictObject({
  number: OrderNumber,
  kind: v.picklist(['fix', 'enhancement']),
  plannedVersion: v.optional(VersionName),
})

export const Side = v.picklist(['customer', 'support', 'system'])
export type Side = v.InferOutput<typeof Side>

/** Who did something, with the name at that time. */
export const Author = v.strictObject({ side: Side, id: v.optional(PersonId), name: v.string() })
export type Author = v.InferOutput<typeof Author>

/** A servicecall as every list shows it and its customer may read it. Mail calls have no product until support sets one. */
export const Servicecall = v.strictObject({
  id: ServicecallId,
  customer: CustomerId,
  number: ServicecallNumber,
  title: Title,
  status: CustomerStatus,
  priority: Priority,
  channel: Channel,
  contact: v.strictObject({ id: PersonId, name: v.string() }),
  product: v.optional(v.strictObject({ id: Slug, version: VersionName, module: Slug })),
  order: v.optional(OrderReference),
  resolution: v.optional(v.string()),
  /** Name of the agent who has it, once somebody has. */
  agent: v.optional(v.string()),
  createdAt: Timestamp,
  activity: v.strictObject({ at: Timestamp, by: Author }),
  /** Counts the changes: 1 when created, one more with every change. */
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
export type Servicecall = v.InferOutput<typeof Servicecall>

/** The part of it that lists show. */
export const ServicecallRow = v.omit(Servicecall, ['createdAt', 'agent', 'resolution'])
export type ServicecallRow = v.InferOutput<typeof ServicecallRow>

/** Who has to do something next: support, the customer, or development. */
export const Turn = v.picklist(['support', 'customer', 'development'])
export type Turn = v.InferOutput<typeof Turn>

/** What support alone knows of a call. `turn.since`: how long it has been theirs; none when closed. */
export const Work = v.strictObject({
  status: Status,
  assignee: v.optional(v.strictObject({ id: PersonId, name: v.string() })),
  team: Slug,
  turn: v.optional(v.strictObject({ of: Turn, since: Timestamp })),
})
export type Work = v.InferOutput<typeof Work>

/** One line of support's queue: what it needs of the call, and the work. */
export const WorkItem = v.strictObject({
  ...Work.entries,
  id: ServicecallId,
  customer: v.strictObject({ id: CustomerId, name: v.string() }),
  number: ServicecallNumber,
  title: Title,
  priority: Priority,
  channel: Channel,
  contact: v.strictObject({ id: PersonId, name: v.string() }),
  product: v.optional(v.strictObject({ id: Slug, version: VersionName, module: Slug })),
  order: v.optional(OrderReference),
  createdAt: Timestamp,
  activity: v.strictObject({ at: Timestamp, by: Author }),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
})
export type WorkItem = v.InferOutput<typeof WorkItem>

const Documents = v.pipe(
  v.array(DocumentId),
  v.maxLength(DOCUMENTS_PER_MESSAGE, 'too-many'),
  v.check(ids => new Set(ids).size === ids.length, 'twice'),
)

/** A new call, made by a contact in the portal. `id` comes from the client and makes a repeated request harmless. */
export const NewServicecall = v.strictObject({
  id: ServicecallId,
  /** Whom support should ask: oneself or a colleague. */
  contact: PersonId,
  product: Slug,
  version: VersionName,
  module: Slug,
  title: Title,
  text: Text,
  priority: Priority,
  documents: v.optional(Documents, []),
})
export type NewServicecall = v.InferOutput<typeof NewServicecall>

/** What the creation of a call is acknowledged with; the same for every repetition. */
export const ServicecallReceipt = v.strictObject({
  id: ServicecallId,
  customer: CustomerId,
  number: ServicecallNumber,
  createdAt: Timestamp,
})
export type ServicecallReceipt = v.InferOutput<typeof ServicecallReceipt>

/**
 * A new message. Only support may set a `status` with it, as in "answered, now waiting for the customer", and only to
 * the call as it was seen: a `status` needs the `version`, and if the call has moved on, nothing is written.
 */
export const NewMessage = v.pipe(
  v.strictObject({
    id: EntryId,
    title: Title,
    text: Text,
    documents: v.optional(Documents, []),
    status: v.optional(Status),
    version: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  }),
  v.forward(
    v.partialCheck(
      [['status'], ['version']],
      ({ status, version }) => status === undefined || version !== undefined,
      'required',
    ),
    ['version'],
  ),
)
export type NewMessage = v.InferOutput<typeof NewMessage>

/** What a new message is acknowledged with; the same for every repetition. `seq` is its place in the conversation. */
export const MessageReceipt = v.strictObject({
  id: EntryId,
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: Timestamp,
})
export type MessageReceipt = v.InferOutput<typeof MessageReceipt>

/** A change by support. `version` is the one the agent looked at: if the call has moved on, nothing is changed. */
export const ServicecallChange = v.pipe(
  v.strictObject({
    id: EntryId,
    version: v.pipe(v.number(), v.integer(), v.minValue(1)),
    status: v.optional(Status),
    priority: v.optional(Priority),
    /** An agent, or null: nobody. */
    assignee: v.optional(v.nullable(PersonId)),
    /** How it was solved, or null: not yet. */
    resolution: v.optional(v.nullable(Resolution)),
  }),
  v.check(
    ({ status, priority, assignee, resolution }) =>
      status !== undefined || priority !== undefined || assignee !== undefined || resolution !== undefined,
    'nothing-to-change',
  ),
)
export type ServicecallChange = v.InferOutput<typeof ServicecallChange>
