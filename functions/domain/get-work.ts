import type { Reply } from '../../contract/routes.ts'
import type { In, Queue } from './deps.ts'
import { mayWork } from './policy.ts'
import { type Problem, problem } from './problem.ts'

/** Support's side of a call. */
export async function getWork(
  { params, actor: coming }: In<'getWork'>,
  deps: { readonly queue: Queue },
): Promise<Reply<'getWork'> | Problem> {
  const [actor, found] = await Promise.all([coming, deps.queue.work(params.servicecall)])
  return mayWork(actor) && found?.customer === params.customer ? found.work : problem('not-found')
}
