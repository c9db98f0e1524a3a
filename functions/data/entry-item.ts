import * as v from 'valibot'
import type { CustomerId, ServicecallId } from '../../contract/ids.ts'
import { Entry } from '../../contract/message.ts'
import { keys } from './keys.ts'

/** One entry of a conversation, as its customer may read it. Checked on its way in: what could not be read again is not written. */
export const writeEntry = (
  customer: CustomerId,
  call: ServicecallId,
  entry: Entry,
): Record<string, unknown> => ({ ...keys.entry(customer, call, entry.seq), ...v.parse(Entry, entry) })

export function readEntry(item: Record<string, unknown>): Entry {
  const { pk: _pk, sk: _sk, ...entry } = item
  return v.parse(Entry, entry)
}
