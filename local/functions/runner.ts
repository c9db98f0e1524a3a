import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { type FunctionError, Reply, type Request, ready, type Setup } from './messages.ts'

/** What came of an invocation. */
export type Outcome =
  | { readonly ok: true; readonly payload: string }
  | { readonly ok: false; readonly error: FunctionError }

/** One function in one worker thread; several invocations may run in it at once. */
export type Runner = {
  /** Resolves when the function is loaded, or cannot be. */
  readonly loaded: Promise<void>
  readonly invoke: (event: string, timeoutMs: number) => Promise<Outcome>
  /** Lets running invocations end, takes no new ones. */
  readonly retire: () => void
  readonly stop: () => Promise<void>
}

export type RunnerOptions = {
  readonly setup: Setup
  readonly env: { readonly [name: string]: string }
  readonly onOutput: (line: string) => void
}

/** Starts a function. `onEnd` tells that it takes no further invocations. */
export function startRunner({ setup, env, onOutput }: RunnerOptions, onEnd: () => void): Runner {
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: setup,
    env: { ...env },
    execArgv: ['--enable-source-maps'],
    stdout: true,
    stderr: true,
  })
  const waiting = new Map<number, (outcome: Outcome) => void>()
  let next = 0
  let retired = false

  const retire = () => {
    if (!retired) onEnd()
    retired = true
    if (waiting.size === 0) void worker.terminate()
  }
  const settle = (id: number, outcome: Outcome) => {
    const resolve = waiting.get(id)
    waiting.delete(id)
    resolve?.(outcome)
    if (retired && waiting.size === 0) void worker.terminate()
  }

  readLines(worker.stdout, onOutput)
  readLines(worker.stderr, onOutput)
  const loaded = Promise.withResolvers<void>()
  worker.on('message', (message: unknown) => {
    if (message === ready) return loaded.resolve()
    const { id, result, error } = v.parse(Reply, message)
    settle(id, error ? { ok: false, error } : { ok: true, payload: result ?? 'null' })
  })
  let cause = 'the runtime exited'
  worker.on('error', error => {
    cause = error instanceof Error ? error.message : String(error)
    onOutput(error instanceof Error ? (error.stack ?? cause) : cause)
  })
  worker.on('exit', () => {
    if (!retired) onEnd()
    retired = true
    loaded.resolve()
    for (const id of [...waiting.keys()]) settle(id, failure('Runtime.ExitError', cause))
  })

  return {
    loaded: loaded.promise,
    invoke: (event, timeoutMs) =>
      new Promise(resolve => {
        next += 1
        const id = next
        const requestId = randomUUID()
        waiting.set(id, resolve)
        // The time that a function takes to load does not count, as on Lambda.
        loaded.promise.then(() => {
          if (!waiting.has(id)) return
          const timer = setTimeout(() => {
            // Lambda throws the environment away; what else runs in this one may end first.
            settle(
              id,
              failure('Sandbox.Timedout', `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`),
            )
            retire()
          }, timeoutMs)
          waiting.set(id, outcome => {
            clearTimeout(timer)
            resolve(outcome)
          })
          worker.postMessage({ id, requestId, event, deadline: Date.now() + timeoutMs } satisfies Request)
        })
      }),
    retire,
    stop: async () => {
      retired = true
      await worker.terminate()
    },
  }
}

const failure = (errorType: string, errorMessage: string): Outcome => ({
  ok: false,
  error: { errorType, errorMessage, trace: [] },
})

function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line !== '') onLine(line)
  })
}
