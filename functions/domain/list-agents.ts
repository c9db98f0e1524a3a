import type { Reply } from '../../contract/routes.ts'
import type { In, People } from './deps.ts'
import { mayWork } from './policy.ts'
import { type Problem, problem } from './problem.ts'

/** The agents to whom a call can be assigned. */
export async function listAgents(
  { actor: coming }: In<'listAgents'>,
  deps: { readonly people: People },
): Promise<Reply<'listAgents'> | Problem> {
  const [actor, agents] = await Promise.all([coming, deps.people.agents()])
  return mayWork(actor) ? { agents } : problem('not-allowed')
}
