import { table } from '../../functions/data/keys.ts'

/**
 * What DynamoDB charges, computed from the items themselves. DynamoDB Local's own figures are right for reads and
 * single writes, but not for transactions and indexes.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
 */
export type Item = Readonly<Record<string, unknown>>

const bytes = (text: string): number => Buffer.byteLength(text)

/** Size of a value in bytes. Numbers: about one byte per two digits, and one more. */
export function sizeOfValue(value: unknown): number {
  if (value === null || typeof value === 'boolean') return 1
  if (typeof value === 'string') return bytes(value)
  if (typeof value === 'number')
    return (
      Math.ceil(
        String(Math.abs(value))
          .replace('.', '')
          .replace(/^0+|0+$/g, '').length / 2,
      ) +
      1 +
      (value < 0 ? 1 : 0)
    )
  if (Array.isArray(value)) return 3 + value.reduce<number>((sum, one) => sum + 1 + sizeOfValue(one), 0)
  if (typeof value === 'object')
    return 3 + Object.entries(value).reduce((sum, [name, one]) => sum + 1 + bytes(name) + sizeOfValue(one), 0)
  return 0
}

/** Size of an item in bytes: its attributes' names and values. */
export const sizeOf = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + sizeOfValue(value), 0)

const kilobytes = (size: number): number => Math.max(1, Math.ceil(size / 1024))

export interface Units {
  readonly table: number
  readonly indexes: Readonly<Record<string, number>>
}

export const total = ({ table: base, indexes }: Units): number =>
  base + Object.values(indexes).reduce((sum, units) => sum + units, 0)

type Index = {
  readonly partitionKey: string
  readonly sortKey?: string
  readonly attributes: readonly string[]
}

/** What an index holds of an item, or nothing if the item lacks one of its keys. */
function projected(index: Index, item: Item | undefined): Item | undefined {
  const keys = [index.partitionKey, ...(index.sortKey === undefined ? [] : [index.sortKey])]
  if (!item || keys.some(key => item[key] === undefined)) return undefined
  const names = new Set([table.partitionKey, table.sortKey, ...keys, ...index.attributes])
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)))
}

/** Units that a change costs in an index: a moved key is a deletion and a new entry. */
function indexUnits(index: Index, before: Item | undefined, after: Item | undefined): number {
  const [was, is] = [projected(index, before), projected(index, after)]
  if (!was && !is) return 0
  if (!was || !is) return kilobytes(sizeOf(was ?? is ?? {}))
  const keyOf = (item: Item) =>
    JSON.stringify([item[index.partitionKey], index.sortKey === undefined ? undefined : item[index.sortKey]])
  if (keyOf(was) !== keyOf(is)) return kilobytes(sizeOf(was)) + kilobytes(sizeOf(is))
  return JSON.stringify(Object.entries(was).sort()) === JSON.stringify(Object.entries(is).sort())
    ? 0
    : kilobytes(Math.max(sizeOf(was), sizeOf(is)))
}

/**
 * Write units of changing one item.
 * @param transactional twice the units in the table; indexes follow by themselves and cost once
 */
export function writeUnits(before: Item | undefined, after: Item | undefined, transactional: boolean): Units {
  const size = Math.max(before ? sizeOf(before) : 0, after ? sizeOf(after) : 0)
  const indexes = Object.entries(table.indexes).map(
    ([name, index]) => [name, indexUnits(index, before, after)] as const,
  )
  return {
    table: kilobytes(size) * (transactional ? 2 : 1),
    indexes: Object.fromEntries(indexes.filter(([, units]) => units > 0)),
  }
}
