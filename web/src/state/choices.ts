import type { Priority, Status } from '../../../contract/servicecall.ts'

/*
 * What can be chosen, in order. The contract's own lists are schemas, which would bring all of the others into the
 * page; the compiler sees to it that nothing is missing here.
 */

const everyStatus: Readonly<Record<Status, true>> = {
  created: true,
  started: true,
  forwarded: true,
  planned: true,
  paused: true,
  solved: true,
  closed: true,
}

const everyPriority: Readonly<Record<Priority, true>> = {
  low: true,
  normal: true,
  high: true,
  critical: true,
}

const isStatus = (value: string): value is Status => value in everyStatus
const isPriority = (value: string): value is Priority => value in everyPriority

const statuses: readonly Status[] = Object.keys(everyStatus).filter(isStatus)
export const priorities: readonly Priority[] = Object.keys(everyPriority).filter(isPriority)

/** What support may set after `now`: nothing becomes new again, and what is done can only be taken up again. */
export const statusesAfter = (now: Status): readonly Status[] =>
  statuses.filter(one => one === now || (now === 'closed' ? one === 'started' : one !== 'created'))

export const asStatus = (value: string): Status | undefined => (isStatus(value) ? value : undefined)
export const asPriority = (value: string): Priority | undefined => (isPriority(value) ? value : undefined)
