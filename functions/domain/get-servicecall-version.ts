import type { Reply } from '../../contract/routes.ts'
import type { In, Servicecalls } from './deps.ts'
import { mayRead } from './policy.ts'
import { type Problem, problem } from './problem.ts'

/** What an open page asks for every few seconds: two reads of half a unit each. */
export async function getServicecallVersion(
  { params, actor: coming }: In<'getServicecallVersion'>,
  deps: { readonly servicecalls: Servicecalls },
): Promise<Reply<'getServicecallVersion'> | Problem> {
  const [actor, call] = await Promise.all([
    coming,
    deps.servicecalls.read(params.customer, params.servicecall),
  ])
  return call && mayRead(actor, call) ? { version: call.version } : problem('not-found')
}
