import * as v from 'valibot'
import { CustomerId } from '../../contract/ids.ts'
import { type Servicecall, Work, WorkItem } from '../../contract/servicecall.ts'

/** What support's queue shows of a call: a copy, written with every change of the call. */
export const copyOf = (call: Servicecall) => ({
  number: call.number,
  title: call.title,
  priority: call.priority,
  channel: call.channel,
  contact: call.contact,
  ...(call.product ? { product: call.product } : {}),
  ...(call.order ? { order: call.order } : {}),
  createdAt: call.createdAt,
  activity: call.activity,
  version: call.version,
})

const Item = v.looseObject({
  pk: v.string(),
  customer: v.looseObject({ id: CustomerId }),
  status: v.unknown(),
  team: v.unknown(),
  assignee: v.optional(v.unknown()),
  turn: v.optional(v.string()),
  call: v.record(v.string(), v.unknown()),
})

const turnOfItem = (turn: string | undefined) => {
  if (turn === undefined) return {}
  const [of = '', since = ''] = turn.split('#')
  return { turn: { of: of.toLowerCase(), since } }
}

const workOf = ({ status, team, assignee, turn }: v.InferOutput<typeof Item>) => ({
  status,
  team,
  ...(assignee === undefined ? {} : { assignee }),
  ...turnOfItem(turn),
})

export function readWork(item: unknown): { readonly customer: CustomerId; readonly work: Work } {
  const parsed = v.parse(Item, item)
  return { customer: parsed.customer.id, work: v.parse(Work, workOf(parsed)) }
}

export function readWorkItem(item: unknown): WorkItem {
  const parsed = v.parse(Item, item)
  return v.parse(WorkItem, {
    ...workOf(parsed),
    ...parsed.call,
    id: parsed.pk.slice('INTERNAL#'.length),
    customer: parsed.customer,
  })
}
