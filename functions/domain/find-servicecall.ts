import type { Reply } from '../../contract/routes.ts'
import type { In, Servicecalls } from './deps.ts'
import { mayRead } from './policy.ts'
import { type Problem, problem } from './problem.ts'

/** Finds a call by the number people say. */
export async function findServicecall(
  { params, actor: coming }: In<'findServicecall'>,
  deps: { readonly servicecalls: Servicecalls },
): Promise<Reply<'findServicecall'> | Problem> {
  const [actor, found] = await Promise.all([coming, deps.servicecalls.find(params.number)])
  const call = found && (await deps.servicecalls.read(found.customer, found.servicecall))
  return call && mayRead(actor, call)
    ? { customer: call.customer, servicecall: call.id }
    : problem('not-found')
}
