/** Times in milliseconds. */
export interface Timing {
  readonly p50: number
  readonly p95: number
  /** Requests per second at concurrency 8. */
  readonly perSecond: number
}

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0

export const median = (values: readonly number[]): number =>
  quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  )

/** Asks `count` times one after the other, then for `seconds` eight at a time. */
export async function load(ask: () => Promise<void>, count = 150, seconds = 4): Promise<Timing> {
  for (let i = 0; i < 20; i++) await ask()
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const from = performance.now()
    await ask()
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  const end = performance.now() + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (performance.now() < end) {
        await ask()
        done++
      }
    }),
  )
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), perSecond: done / seconds }
}
