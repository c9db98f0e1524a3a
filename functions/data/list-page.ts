import { createHash } from 'node:crypto'
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { ServicecallId } from '../../contract/ids.ts'
import { timestamp } from '../../contract/time.ts'
import type { BadCursor, ListRequest, Page } from '../domain/deps.ts'
import { table as design, type Key } from './keys.ts'
import type { Table } from './table.ts'

type Index = 'byCustomer' | 'byContact' | 'byTeam' | 'byAgent'

export interface List {
  readonly index: Index
  readonly partition: string
  /** Key of the item itself, for the place where a page ended. */
  readonly base: (id: ServicecallId) => Key
}

export interface Order {
  /** Prefixes of the index's sort key, ascending, that belong to the list. */
  readonly sections: readonly [string] | readonly [string, string]
  readonly forward: boolean
}

/** An index may lag a little: rows that changed just before a walk began count as changed during it. */
const LAG = 10_000
const MOVED = 100

/** The list it belongs to, the index's sort key and the id of the last row, and when the walk began. */
const Cursor = v.strictTuple([
  v.string(),
  v.pipe(v.string(), v.regex(/^[A-Z]+#\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)),
  ServicecallId,
  v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_000_000_000_000)),
])

/**
 * A page of an index. Latest first: whatever changes during the walk rises above the first page, so later pages
 * bring along what has risen since the walk began (a second query, at the same time, usually empty). Longest
 * waiting first: whatever changes sinks to the end, where the walk still comes by.
 */
export async function listPage<Row>(
  { name: TableName, client }: Table,
  list: List,
  { sections, forward }: Order,
  { limit, cursor, now }: ListRequest,
  read: (item: unknown) => Row,
): Promise<Page<Row> | BadCursor> {
  const { partitionKey, sortKey } = design.indexes[list.index]
  const tag = createHash('sha256')
    .update(`${list.index} ${list.partition} ${sections}`)
    .digest('base64url')
    .slice(0, 8)
  const after = cursor === undefined ? undefined : decode(cursor, tag)
  if (after === 'bad-cursor') return after
  const query = async (from: string, to: string, most: number, start?: Record<string, unknown>) =>
    client.send(
      new QueryCommand({
        TableName,
        IndexName: list.index,
        KeyConditionExpression: '#p = :p AND #s BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#p': partitionKey, '#s': sortKey },
        ExpressionAttributeValues: { ':p': list.partition, ':from': from, ':to': to },
        ScanIndexForward: forward,
        Limit: most,
        ExclusiveStartKey: start,
        ReturnConsumedCapacity: 'TOTAL',
      }),
    )
  const queryAll = async (from: string, to: string) => {
    const items: Record<string, unknown>[] = []
    let next: Record<string, unknown> | undefined
    do {
      const found = await query(from, to, MOVED, next)
      items.push(...(found.Items ?? []))
      next = found.LastEvaluatedKey
    } while (next)
    return items
  }
  const [first, last] = [`${sections[0]}#`, `${sections.at(-1)}#~`]
  const start = after && {
    ...list.base(after.id),
    [partitionKey]: list.partition,
    [sortKey]: after.sort,
  }
  const [page, ...moved] = await Promise.all([
    query(first, last, limit + 1, start),
    ...(after && !forward
      ? sections.map(section =>
          queryAll(`${section}#${timestamp(Math.max(0, after.since - LAG))}`, `${section}#~`),
        )
      : []),
  ])
  const items = page.Items ?? []
  const end = items.length > limit ? items[limit - 1] : undefined
  return {
    rows: items.slice(0, limit).map(read),
    moved: moved.flat().map(read),
    ...(end ? { cursor: encode([tag, String(end[sortKey]), idOf(end), after?.since ?? now]) } : {}),
  }
}

/** The id stands at the end of the item's sort key (a call) or partition key (its work item). */
const idOf = (item: Record<string, unknown>): ServicecallId => {
  const { pk, sk } = v.parse(v.looseObject({ pk: v.string(), sk: v.string() }), item)
  const text = sk === 'WORK' ? pk : sk
  return v.parse(ServicecallId, text.slice(text.indexOf('#') + 1))
}

const encode = (cursor: v.InferOutput<typeof Cursor>): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url')

function decode(text: string, tag: string) {
  try {
    const parsed = v.safeParse(Cursor, JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
    if (!parsed.success || parsed.output[0] !== tag) return 'bad-cursor'
    const [, sort, id, since] = parsed.output
    return { sort, id, since }
  } catch {
    return 'bad-cursor'
  }
}
