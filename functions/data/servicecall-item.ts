import * as v from 'valibot'
import { Servicecall, ServicecallRow } from '../../contract/servicecall.ts'
import { indexKeys, keys } from './keys.ts'

/**
 * The head of a call: at most some 900 bytes, since every change writes it and two indexes copy most of it. What
 * the keys say is not said again: id, customer and time of the last activity are read from them.
 */
export function writeServicecall(servicecall: Servicecall): Record<string, unknown> {
  const { id, customer, number, activity, ...rest } = v.parse(Servicecall, servicecall)
  return {
    ...keys.servicecall(customer, id),
    ...rest,
    // A key of an index, so that nothing else in the table may be called the same.
    callNumber: number,
    by: activity.by,
    activity: indexKeys.activity(servicecall.status === 'closed' ? 'done' : 'open', activity.at),
    contactKey: indexKeys.contactKey(customer, servicecall.contact.id),
  }
}

const Keyed = v.looseObject({
  pk: v.string(),
  sk: v.string(),
  activity: v.string(),
  by: v.unknown(),
  callNumber: v.number(),
})

function fieldsOf(item: unknown): Record<string, unknown> {
  const { pk, sk, activity, by, callNumber, contactKey: _, ...rest } = v.parse(Keyed, item)
  return {
    ...rest,
    number: callNumber,
    customer: pk.slice('CUSTOMER#'.length),
    id: sk.slice('CALL#'.length),
    activity: { at: activity.slice('OPEN#'.length), by },
  }
}

export const readServicecall = (item: unknown): Servicecall => v.parse(Servicecall, fieldsOf(item))

/** A row of `byCustomer` or `byContact`, which leave out what lists do not show. */
export const readRow = (item: unknown): ServicecallRow => v.parse(ServicecallRow, fieldsOf(item))
