import type { Reply } from '../../contract/routes.ts'
import type { Customers, In } from './deps.ts'
import { mayReadContact, mayReadCustomer } from './policy.ts'
import { type Problem, problem } from './problem.ts'

/** A customer with its address and contacts. */
export async function getCustomer(
  { params, actor: coming }: In<'getCustomer'>,
  deps: { readonly customers: Customers },
): Promise<Reply<'getCustomer'> | Problem> {
  const [actor, found] = await Promise.all([coming, deps.customers.read(params.customer)])
  if (!found || !mayReadCustomer(actor, params.customer)) return problem('not-found')
  return {
    customer: found.customer,
    contacts: found.contacts.filter(({ id }) => mayReadContact(actor, params.customer, id)),
  }
}
