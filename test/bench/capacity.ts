import { readFileSync } from 'node:fs'
import { type Item, total, type Units, writeUnits } from './units.ts'

/** What one request asked of the table: from the function's own log line, writes computed from the items. */
export interface Cost {
  readonly operation: string
  /** Round trips to the table one after the other. */
  readonly depth: number
  readonly read: number
  readonly write: number
  /** What was written, item by item. */
  readonly items: readonly { readonly item: string; readonly units: Units }[]
}

interface Line {
  readonly operation: string
  readonly requestId: string
  readonly depth: number
  readonly read: number
  readonly ms: number
}

/** The log lines of requests so far. */
export function requestLines(log: string): readonly Line[] {
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap(line => {
      const start = line.indexOf('{"level":"info","event":"request"')
      return start < 0 ? [] : [JSON.parse(line.slice(start)) as Line]
    })
}

/** Names an item by its kind, as docs/table.md does. */
const kindOf = ({ pk, sk }: Item): string => `${String(pk).split('#')[0]} / ${String(sk).split('#')[0]}`

/**
 * Compares the table before and after a request. Everything was written in one transaction but the number sequence.
 * @param belongs tells the request's items from what others, such as the sending of mail, wrote meanwhile
 */
export function writesBetween(
  before: readonly Item[],
  after: readonly Item[],
  belongs: (item: Item) => boolean,
): Cost['items'] {
  const keyOf = ({ pk, sk }: Item) => `${pk} ${sk}`
  const was = new Map(before.map(item => [keyOf(item), item]))
  return after
    .filter(item => belongs(item) && JSON.stringify(was.get(keyOf(item))) !== JSON.stringify(item))
    .map(item => ({
      item: kindOf(item),
      units: writeUnits(was.get(keyOf(item)), item, item.pk !== 'SEQUENCE'),
    }))
    .sort((a, b) => a.item.localeCompare(b.item))
}

export const sum = (items: Cost['items']): number =>
  items.reduce((units, { units: one }) => units + total(one), 0)
