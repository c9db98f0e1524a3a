import { type ReadonlySignal, signal } from '@preact/signals'
import { asFailure, type Failure } from '../failure.ts'
import { isGone } from './resource.ts'

/** A row of a list whose order is the latest activity. */
export interface Row {
  readonly id: string
  readonly version: number
}

export interface Page<R extends Row> {
  readonly rows: readonly R[]
  readonly moved: readonly R[]
  readonly cursor?: string | undefined
}

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
) => Promise<{ readonly etag: string; readonly reply: Page<R> } | undefined>

export interface Walker<R extends Row> {
  readonly state: ReadonlySignal<Walk<R>>
  readonly load: () => Promise<void>
  /** Asks for the first page again. `calm`: nobody would be disturbed by rows changing places. */
  readonly look: (calm: () => boolean) => Promise<void>
  /** Takes what `look` has kept back. */
  readonly take: () => void
  readonly turn: (by: 1 | -1) => Promise<void>
}

/** The rows of a page that the pages before it do not have already. */
export const rowsOf = <R extends Row>(pages: readonly Page<R>[], index: number): readonly R[] => {
  const before = new Set(pages.slice(0, index).flatMap(page => page.rows.map(row => row.id)))
  return pages[index]?.rows.filter(row => !before.has(row.id)) ?? []
}

const newer = <R extends Row>(rows: readonly R[], from: readonly R[]): readonly R[] => {
  const fresh = new Map(from.map(row => [row.id, row]))
  return rows.map(row => {
    const other = fresh.get(row.id)
    return other !== undefined && other.version > row.version ? other : row
  })
}

/** Adds what rose to the top during the walk to the first page. */
const withMoved = <R extends Row>(page: Page<R>, moved: readonly R[]): Page<R> => {
  if (moved.length === 0) return page
  const ids = new Set(moved.map(row => row.id))
  return { ...page, rows: [...moved, ...page.rows.filter(row => !ids.has(row.id))] }
}

const sameOrder = (a: readonly Row[], b: readonly Row[]): boolean =>
  a.length === b.length && a.every((row, i) => row.id === b[i]?.id)

export function walker<R extends Row>(fetch: FetchPage<R>): Walker<R> {
  const state = signal<Walk<R>>({ kind: 'loading' })
  let etag = ''
  /** The versions of the first page's rows when they took their places. */
  let placed: ReadonlyMap<string, number> = new Map()

  const first = async (): Promise<Page<R> | undefined> => {
    const answer = await fetch(undefined, etag)
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

  const look = async (calm: () => boolean): Promise<void> => {
    if (state.value.kind !== 'ready') return load()
    try {
      const page = await first()
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
      const answer = await fetch(cursor, '')
      const now = state.value
      if (answer === undefined || now.kind !== 'ready' || now.pages.length !== index) return
      const pages = [...now.pages, answer.reply].map((page, i) =>
        i === 0 ? withMoved(page, answer.reply.moved) : page,
      )
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
