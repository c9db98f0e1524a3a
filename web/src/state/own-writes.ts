import { signal } from '@preact/signals'
import type { ServicecallRow, Work, WorkItem } from '../../../contract/servicecall.ts'

/**
 * Calls as this page has just written or read them one by one: an index may lag behind, and a list must not show
 * less than what one has done oneself.
 */
interface Known {
  readonly call: ServicecallRow
  readonly work: Work | undefined
}

const known = signal<ReadonlyMap<string, Known>>(new Map())
/** Those of them that this page has created or written to: they belong into the list even if it has no such row yet. */
const written = new Set<string>()

export function saw(call: ServicecallRow, work: Work | undefined): void {
  const before = known.peek().get(call.id)
  if (before !== undefined && before.call.version >= call.version) return
  known.value = new Map(known.peek()).set(call.id, { call, work })
}

export function wrote(call: ServicecallRow, work: Work | undefined): void {
  written.add(call.id)
  saw(call, work)
}

/** A row of a customer's list, newer if it is known newer. */
export const newestOf = (row: ServicecallRow): ServicecallRow => {
  const own = known.value.get(row.id)?.call
  return own !== undefined && own.version > row.version ? own : row
}

/** A row of the queue, newer if it is known newer. */
export const newestItem = (row: WorkItem): WorkItem => {
  const own = known.value.get(row.id)
  if (own?.work === undefined || own.call.version <= row.version) return row
  const { title, priority, activity, version } = own.call
  return { ...row, ...own.work, assignee: own.work.assignee, title, priority, activity, version }
}

/**
 * The rows of the first page together with what one has written oneself, the latest activity first.
 * `belongs` says which calls the list is about.
 */
export function withOwnWrites(
  rows: readonly ServicecallRow[],
  belongs: (call: ServicecallRow) => boolean,
): readonly ServicecallRow[] {
  const there = new Set(rows.map(row => row.id))
  const end = rows.at(-1)?.activity.at ?? ''
  const risen = rows.map(newestOf).filter(belongs)
  const added = [...known.value.values()].flatMap(({ call }) =>
    written.has(call.id) && !there.has(call.id) && belongs(call) && call.activity.at > end ? [call] : [],
  )
  const changed = added.length > 0 || risen.length < rows.length || risen.some((row, i) => row !== rows[i])
  return changed ? [...added, ...risen].sort(byActivity) : rows
}

const isDone = ({ status }: ServicecallRow): number => (status === 'closed' ? 1 : 0)

const byActivity = (a: ServicecallRow, b: ServicecallRow): number =>
  isDone(a) - isDone(b) || (a.activity.at < b.activity.at ? 1 : a.activity.at > b.activity.at ? -1 : 0)
