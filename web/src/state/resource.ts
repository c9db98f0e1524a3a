import { type ReadonlySignal, signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { asFailure, type Failure } from '../failure.ts'
import { onRetry } from './connection.ts'

/** Something the page shows and the API has. */
export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure }

export interface Resource<T> {
  readonly state: ReadonlySignal<Loaded<T>>
  /** Asks the API, again where it has been asked before. What is shown stays until the answer is there. */
  readonly load: () => Promise<void>
  readonly set: (value: T) => void
}

/** A failure that says that what is shown may not be shown any more. */
export const isGone = ({ kind }: Failure): boolean =>
  kind === 'not-found' || kind === 'not-allowed' || kind === 'unauthenticated'

export function resource<T>(fetch: () => Promise<T>): Resource<T> {
  const state = signal<Loaded<T>>({ kind: 'loading' })
  let running: Promise<void> | undefined
  const run = async () => {
    if (state.value.kind === 'failed') state.value = { kind: 'loading' }
    try {
      state.value = { kind: 'ready', value: await fetch() }
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (state.value.kind !== 'ready' || isGone(failure)) state.value = { kind: 'failed', failure }
    }
  }
  return {
    state,
    load: () => {
      running ??= run().finally(() => {
        running = undefined
      })
      return running
    },
    set: value => {
      state.value = { kind: 'ready', value }
    },
  }
}

/** One resource per key, kept as long as the page lives. */
export function resources<T>(fetch: (key: string) => Promise<T>): (key: string) => Resource<T> {
  const known = new Map<string, Resource<T>>()
  return key => {
    const found = known.get(key) ?? resource(() => fetch(key))
    known.set(key, found)
    return found
  }
}

/** The state of a resource, which is loaded where it is not there yet and again at every retry. */
export function useResource<T>({ state, load }: Resource<T>): Loaded<T> {
  useEffect(() => {
    if (state.value.kind !== 'ready') load()
    return onRetry(() => {
      if (state.value.kind === 'failed') load()
    })
  }, [state])
  return state.value
}

/** The value of a resource that is there, else nothing. */
export const whenReady = <T>(loaded: Loaded<T>): T | undefined =>
  loaded.kind === 'ready' ? loaded.value : undefined
