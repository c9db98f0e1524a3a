import type { QueueMessage, QueueSettings, Queues } from './queues.ts'

/** Something that runs in the background until it is stopped. */
export type Background = {
  /** Whether it has work in hand or waiting. */
  readonly busy: () => boolean
  readonly stop: () => Promise<void>
}

type Options = {
  readonly queues: Queues
  readonly queue: QueueSettings
  readonly batchSize: number
  readonly concurrency: number
  /** How long a message that failed waits: AWS waits for the visibility timeout, which nobody wants to wait for here. */
  readonly retryDelayMs: number
  /** Answers the messages that failed and shall come again. */
  readonly handle: (messages: readonly QueueMessage[]) => Promise<readonly QueueMessage[]>
}

/** Hands the messages of a queue to a handler, a batch at a time, until stopped. */
export function consumeQueue({
  queues,
  queue,
  batchSize,
  concurrency,
  retryDelayMs,
  handle,
}: Options): Background {
  const running = new Set<Promise<void>>()
  let stopped = false
  /** Set when the database is about to close: what is done after that is done again after the next start. */
  let closed = false
  let timer: NodeJS.Timeout | undefined

  const pump = () => {
    clearTimeout(timer)
    while (!stopped && running.size < concurrency) {
      const messages = queues.receive(queue, batchSize)
      if (messages.length === 0) break
      const work = run(messages).finally(() => {
        running.delete(work)
        pump()
      })
      running.add(work)
    }
    if (stopped || running.size > 0) return
    const next = queues.nextVisible(queue.name)
    if (next !== undefined) timer = setTimeout(pump, Math.min(60_000, Math.max(5, next - Date.now())))
  }
  const run = async (messages: readonly QueueMessage[]) => {
    const failed = await handle(messages).catch((error: unknown) => {
      console.error(error)
      return messages
    })
    if (closed) return
    const again = new Set(failed.map(({ id }) => id))
    queues.remove(messages.flatMap(({ id }) => (again.has(id) ? [] : [id])))
    for (const { id, receives } of failed) {
      queues.release([id], Math.min(queue.visibilityTimeoutMs, retryDelayMs * 2 ** (receives - 1)))
    }
  }
  queues.onSend(queue.name, () => setImmediate(pump))
  setImmediate(pump)
  return {
    busy: () => running.size > 0 || queues.count(queue.name) > 0,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await within(500, Promise.all(running))
      closed = true
    },
  }
}

/** Waits for work, but not longer than this. */
export function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise(resolve => {
    timer = setTimeout(resolve, ms)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
