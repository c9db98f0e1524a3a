import { effect, signal } from '@preact/signals'

/** Whether the API was reached at the last try. */
export const connection = signal<'there' | 'lost'>('there')

const waiting = new Set<() => void>()

/** Runs `task` at every try to get on after a failure, until the returned function is called. */
export function onRetry(task: () => void): () => void {
  waiting.add(task)
  return () => {
    waiting.delete(task)
  }
}

export const retry = (): void => {
  for (const task of waiting) task()
}

addEventListener('online', retry)

// While the connection is lost: try again by itself now and then.
let timer: ReturnType<typeof setInterval> | undefined
effect(() => {
  clearInterval(timer)
  if (connection.value === 'lost') timer = setInterval(retry, 15_000)
})
