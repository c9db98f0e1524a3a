import { AsyncLocalStorage } from 'node:async_hooks'
import type { Trip } from '../data/table.ts'

const current = new AsyncLocalStorage<Trip[]>()

/** Runs `work` and tells what it asked of the table. */
export async function observing<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly trips: readonly Trip[] }> {
  const trips: Trip[] = []
  const result = await current.run(trips, work)
  return { result, trips }
}

/** For `openTable`: counts a trip for the request or event at work, if there is one. */
export const observe = (trip: Trip): void => {
  current.getStore()?.push(trip)
}

/** Round trips one after the other: trips that overlap count as one. */
export function depthOf(trips: readonly Trip[]): number {
  const levels: { readonly to: number; readonly level: number }[] = []
  for (const { from, to } of [...trips].sort((a, b) => a.from - b.from)) {
    const before = levels.filter(other => other.to <= from).map(other => other.level)
    levels.push({ to, level: 1 + Math.max(0, ...before) })
  }
  return Math.max(0, ...levels.map(({ level }) => level))
}
