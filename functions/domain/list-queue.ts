import type { Reply } from '../../contract/routes.ts'
import { FIRST_TEAM } from './create-servicecall.ts'
import type { Clock, In, Queue } from './deps.ts'
import { mayWork } from './policy.ts'
import { invalid, type Problem, problem } from './problem.ts'

/** Support's open calls over all customers. */
export async function listQueue(
  { query, person, actor: coming }: In<'listQueue'>,
  deps: { readonly queue: Queue; readonly now: Clock },
): Promise<Reply<'listQueue'> | Problem> {
  const [actor, page] = await Promise.all([
    coming,
    deps.queue.list(
      { view: query.view, turn: query.turn, person, team: FIRST_TEAM },
      { ...query, now: deps.now() },
    ),
  ])
  if (!mayWork(actor)) return problem('not-allowed')
  return page === 'bad-cursor' ? invalid(['cursor', 'cursor']) : page
}
