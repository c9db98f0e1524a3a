import type { Reply } from '../../contract/routes.ts'
import type { Clock, In, Servicecalls } from './deps.ts'
import { mayListEveryone, mayReadCustomer } from './policy.ts'
import { invalid, type Problem, problem } from './problem.ts'

/** A customer's calls, or those of which the person is the contact. Reads list and rights at the same time. */
export async function listServicecalls(
  { params: { customer }, query, person, actor: coming }: In<'listServicecalls'>,
  deps: { readonly servicecalls: Servicecalls; readonly now: Clock },
): Promise<Reply<'listServicecalls'> | Problem> {
  const contact = query.whose === 'mine' ? person : undefined
  const [actor, page] = await Promise.all([
    coming,
    deps.servicecalls.list({ customer, contact, state: query.state }, { ...query, now: deps.now() }),
  ])
  if (!mayReadCustomer(actor, customer)) return problem('not-found')
  if (!contact && !mayListEveryone(actor, customer)) return problem('not-allowed')
  return page === 'bad-cursor' ? invalid(['cursor', 'cursor']) : page
}
