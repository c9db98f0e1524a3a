import type { Contact, Me } from '../../../contract/customer.ts'
import type { Reply } from '../../../contract/routes.ts'
import type { Priority } from '../../../contract/servicecall.ts'
import type { Values } from './new-servicecall.ts'
import { wrote } from './own-writes.ts'

/** Puts a call that has just been filed into the lists, as they will show it. */
export function filed(
  { id, customer, number, createdAt }: Reply<'createServicecall'>,
  { product, version, module, title }: Values,
  of: { readonly contact: Contact; readonly me: Me; readonly priority: Priority },
): void {
  wrote(
    {
      id,
      customer,
      number,
      title: title.trim(),
      status: 'created',
      priority: of.priority,
      channel: 'portal',
      contact: { id: of.contact.id, name: of.contact.name },
      product: { id: product, version, module },
      activity: { at: createdAt, by: { side: 'customer', id: of.me.id, name: of.me.name } },
      version: 1,
    },
    undefined,
  )
}
