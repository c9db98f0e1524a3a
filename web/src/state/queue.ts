import type { Turn, WorkItem } from '../../../contract/servicecall.ts'
import { callIfChanged } from '../api.ts'
import { type Walker, walker } from './walk.ts'

/** What the queue shows: whose calls, and whether they wait for support or for the customer. */
export interface QueueFilter {
  readonly view: 'team' | 'mine' | 'unassigned'
  readonly turn: Turn
}

export const queueViews = ['team', 'mine', 'unassigned'] as const
export const queueTurns: readonly Turn[] = ['support', 'customer', 'development']

export const queueFilterOf = (search: URLSearchParams): QueueFilter => ({
  view: queueViews.find(view => view === search.get('view')) ?? 'team',
  turn: queueTurns.find(turn => turn === search.get('turn')) ?? 'support',
})

export const queuePath = ({ view, turn }: QueueFilter): string => {
  const search = new URLSearchParams()
  if (view !== 'team') search.set('view', view)
  if (turn !== 'support') search.set('turn', turn)
  return search.size === 0 ? '/queue' : `/queue?${search}`
}

const walks = new Map<string, Walker<WorkItem>>()

export function queue(filter: QueueFilter): Walker<WorkItem> {
  const key = queuePath(filter)
  const found =
    walks.get(key) ??
    walker<WorkItem>((cursor, etag, quiet) =>
      callIfChanged('listQueue', { query: { ...filter, cursor }, quiet }, etag),
    )
  walks.set(key, found)
  return found
}
