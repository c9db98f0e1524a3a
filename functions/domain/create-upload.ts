import type { Reply } from '../../contract/routes.ts'
import type { Customers, Documents, In } from './deps.ts'
import { mayReadCustomer } from './policy.ts'
import { type Problem, problem } from './problem.ts'

/** Where to upload a document. The address holds for exactly the announced content. */
export async function createUpload(
  { params: { customer }, body, person, actor: coming }: In<'createUpload'>,
  deps: { readonly customers: Customers; readonly documents: Documents },
): Promise<Reply<'createUpload'> | Problem> {
  const [actor, exists] = await Promise.all([coming, deps.customers.exists(customer)])
  if (!exists || !mayReadCustomer(actor, customer)) return problem('not-found')
  return deps.documents.upload(customer, person, body)
}
