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

/** The rows of a page that the pages before it do not have already. */
export const rowsOf = <R extends Row>(pages: readonly Page<R>[], index: number): readonly R[] => {
  const before = new Set(pages.slice(0, index).flatMap(page => page.rows.map(row => row.id)))
  return pages[index]?.rows.filter(row => !before.has(row.id)) ?? []
}

/** The rows, each as it is in `from` where that is newer. */
export const newer = <R extends Row>(rows: readonly R[], from: readonly R[]): readonly R[] => {
  const fresh = new Map(from.map(row => [row.id, row]))
  return rows.map(row => {
    const other = fresh.get(row.id)
    return other !== undefined && other.version > row.version ? other : row
  })
}

/**
 * The pages with one more. What rose to the top during the walk is added to the first page; rows that a page has
 * already stay where they are and show their new state. `moved` also repeats rows that changed just before the
 * walk: those of the new page belong there.
 */
export const withNext = <R extends Row>(pages: readonly Page<R>[], next: Page<R>): readonly Page<R>[] => {
  const all = [...pages, next]
  const there = new Set(all.flatMap(page => page.rows.map(row => row.id)))
  const risen = next.moved.filter(row => !there.has(row.id))
  return all.map((page, i) => {
    const rows = newer(page.rows, next.moved)
    return { ...page, rows: i === 0 ? [...risen, ...rows] : rows }
  })
}
