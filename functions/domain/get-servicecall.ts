import type { Reply } from '../../contract/routes.ts'
import type { In, Servicecalls } from './deps.ts'
import { mayRead } from './policy.ts'
import { type Problem, problem } from './problem.ts'

const ENTRIES = 100

/** A call with its conversation. Cheap reads may be a moment old: only a reader who knows better asks again, consistently. */
export async function getServicecall(
  { params, query, actor: coming }: In<'getServicecall'>,
  deps: { readonly servicecalls: Servicecalls },
): Promise<Reply<'getServicecall'> | Problem> {
  const read = (consistent: boolean) =>
    Promise.all([
      coming,
      deps.servicecalls.read(params.customer, params.servicecall, consistent),
      deps.servicecalls.entries(params.customer, params.servicecall, {
        before: query.before,
        limit: ENTRIES,
        consistent,
      }),
    ])
  const complete = ([, call, page]: Awaited<ReturnType<typeof read>>) =>
    // Head and entries are read side by side: a change in between may show in one of them only.
    call !== undefined &&
    call.version >= (query.version ?? 0) &&
    (query.before !== undefined || (page.entries.at(-1)?.seq ?? 0) <= call.version)

  const first = await read(false)
  const [actor, call, page] = complete(first) || query.version === undefined ? first : await read(true)
  if (!call || !mayRead(actor, call)) return problem('not-found')
  return { servicecall: call, entries: page.entries, earlier: page.earlier }
}
