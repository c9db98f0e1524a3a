import { type ReadonlySignal, signal } from '@preact/signals'
import { asFailure, type Failure } from '../failure.ts'
import { isGone } from './resource.ts'
import { newer, type Page, type Row, withNext } from './walk-pages.ts'

/** A walk through the pages of a list: those seen so far, and the one being looked at. */
export type Walk<R extends Row> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'ready'
      readonly pages: readonly Page<R>[]
      readonly index: number
      /** The first page as it has become meanwhile, kept back while somebody is reading in the table. */
      readonly next: Page<R> | undefined
      /** How many of its rows are new or have changed since the rows took their places. */
      readonly news: number
      readonly turning: boolean
    }

/** The answer for a page, or nothing where the first page is still the one with that tag. */
export type FetchPage<R extends Row> = (
  cursor: string | undefined,
  etag: string,
  quiet: boolean,
) => Promise<{ readonly etag: string; readonly reply: Page<R> } | undefined>

export interface Walker<R extends Row> {
  readonly state: ReadonlySignal<Walk<R>>
  readonly load: () => Promise<void>
  /**
   * Asks for the first page again. `calm`: nobody would be disturbed by rows changing places. `quiet`: in the
   * background.
   */
  readonly look: (calm: () => boolean, quiet?: boolean) => Promise<void>
  /** Takes what `look` has kept back. */
  readonly take: () => void
  readonly turn: (by: 1 | -1) => Promise<void>
}

const sameOrder = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length && a.every((row, i) => row.id === b[i]?.id)

export function walker<R extends Row>(fetch: FetchPage<R>): Walker<R> {
  const state = signal<Walk<R>>({ kind: 'loading' })
  let etag = ''
  /** The versions of the first page's rows when they took their places. */
  let placed: ReadonlyMap<string, number> = new Map()

  const first = async (quiet = false): Promise<Page<R> | undefined> => {
    const answer = await fetch(undefined, etag, quiet)
    if (answer !== undefined) etag = answer.etag
    return answer?.reply
  }
  const fail = (thrown: unknown): void => {
    const failure = asFailure(thrown)
    if (state.value.kind !== 'ready' || isGone(failure)) state.value = { kind: 'failed', failure }
    else state.value = { ...state.value, turning: false }
  }
  const start = (page: Page<R>): void => {
    placed = new Map(page.rows.map(row => [row.id, row.version]))
    state.value = { kind: 'ready', pages: [page], index: 0, next: undefined, news: 0, turning: false }
  }

  const load = async (): Promise<void> => {
    try {
      if (state.value.kind === 'failed') state.value = { kind: 'loading' }
      etag = ''
      const page = await first()
      if (page !== undefined) start(page)
    } catch (thrown) {
      fail(thrown)
    }
  }

  const look = async (calm: () => boolean, quiet = false): Promise<void> => {
    if (state.value.kind !== 'ready') return load()
    try {
      const page = await first(quiet)
      const walk = state.value
      if (page === undefined || walk.kind !== 'ready') {
        if (walk.kind === 'ready' && walk.next !== undefined && walk.index === 0 && calm()) start(walk.next)
        return
      }
      if (walk.index === 0 && (calm() || sameOrder(walk.pages[0]?.rows ?? [], page.rows))) return start(page)
      // The rows stay where they are and show their new state; the new order waits.
      const pages = walk.pages.map(old => ({ ...old, rows: newer(old.rows, page.rows) }))
      const news = page.rows.filter(row => placed.get(row.id) !== row.version).length
      state.value = { ...walk, pages, next: page, news }
    } catch (thrown) {
      fail(thrown)
    }
  }

  const turn = async (by: 1 | -1): Promise<void> => {
    const walk = state.value
    if (walk.kind !== 'ready' || walk.turning) return
    const index = walk.index + by
    if (index === 0 && walk.next !== undefined) return start(walk.next)
    if (index >= 0 && index < walk.pages.length) {
      state.value = { ...walk, index }
      return
    }
    const cursor = walk.pages[walk.index]?.cursor
    if (cursor === undefined || by < 0) return
    state.value = { ...walk, turning: true }
    try {
      const answer = await fetch(cursor, '', false)
      const now = state.value
      if (answer === undefined || now.kind !== 'ready' || now.pages.length !== index) return
      const pages = withNext(now.pages, answer.reply)
      state.value = { ...now, pages, index, turning: false }
    } catch (thrown) {
      fail(thrown)
      throw thrown
    }
  }

  return {
    state,
    load,
    look,
    turn,
    take: () => {
      if (state.value.kind === 'ready' && state.value.next !== undefined) start(state.value.next)
    },
  }
}
