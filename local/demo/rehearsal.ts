import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { Table } from '../../functions/data/table.ts'

export type Item = Readonly<Record<string, unknown>>

/** A table that is nowhere but in memory, and what lies in it. */
export interface Rehearsal {
  readonly table: Table
  readonly items: () => readonly Item[]
}

const Attributes = v.record(v.string(), v.unknown())
const Condition = { ConditionExpression: v.optional(v.string()) }
const Transaction = v.object({
  TransactItems: v.array(
    v.union([
      v.object({
        Put: v.object({
          Item: Attributes,
          ...Condition,
          ExpressionAttributeValues: v.optional(Attributes, {}),
        }),
      }),
      v.object({
        Update: v.object({
          Key: Attributes,
          UpdateExpression: v.string(),
          ...Condition,
          ExpressionAttributeNames: v.record(v.string(), v.string()),
          ExpressionAttributeValues: Attributes,
        }),
      }),
    ]),
  ),
})

/**
 * Lets the data layer write its transactions into memory, so that the database needs to write only what comes out
 * in the end: a call with eight changes is one head then, not nine. DynamoDB Local takes some 20 ms for each
 * transaction, which for the demo would be several seconds of everybody's first start. Knows what the data layer
 * writes calls with, and refuses everything else.
 */
export function rehearse(): Rehearsal {
  const items = new Map<string, Item>()
  const client = new DynamoDBClient({
    region: 'nowhere',
    credentials: { accessKeyId: '-', secretAccessKey: '-' },
  })
  client.middlewareStack.add(
    () => async args => {
      for (const write of v.parse(Transaction, args.input).TransactItems) {
        if ('Put' in write) {
          const { Item, ConditionExpression, ExpressionAttributeValues } = write.Put
          check(ConditionExpression, items.get(nameOf(Item)), ExpressionAttributeValues)
          items.set(nameOf(Item), Item)
        } else {
          const { Key, ConditionExpression, ExpressionAttributeValues } = write.Update
          const before = items.get(nameOf(Key))
          check(ConditionExpression, before, ExpressionAttributeValues)
          items.set(nameOf(Key), updated({ ...before }, write.Update))
        }
      }
      return { output: { $metadata: {} }, response: undefined }
    },
    { step: 'initialize', name: 'rehearsal', priority: 'high' },
  )
  return {
    table: { name: 'rehearsal', client: DynamoDBDocumentClient.from(client) },
    items: () => [...items.values()],
  }
}

const nameOf = ({ pk, sk }: Item): string => `${pk} ${sk}`

function check(condition: string | undefined, before: Item | undefined, values: Item): void {
  const holds =
    condition === undefined ||
    (condition === 'attribute_not_exists(pk)' && before === undefined) ||
    (condition === 'attribute_exists(pk)' && before !== undefined) ||
    (condition === 'version = :before' && before?.version === values[':before'])
  if (!holds) throw new Error(`The condition ${condition} does not hold, or is not known to the rehearsal.`)
}

/** `SET #a = :a, #b = :b REMOVE #c`, each part of which may be missing. */
function updated(
  item: Record<string, unknown>,
  update: {
    readonly UpdateExpression: string
    readonly ExpressionAttributeNames: Readonly<Record<string, string>>
    readonly ExpressionAttributeValues: Item
  },
): Item {
  const [, set, remove] = /^(?:SET (.+?))?(?: ?REMOVE (.+))?$/.exec(update.UpdateExpression) ?? []
  if (set === undefined && remove === undefined) throw new Error(`Not known: ${update.UpdateExpression}`)
  const attribute = (name: string): string => {
    const found = update.ExpressionAttributeNames[name]
    if (found === undefined) throw new Error(`Not known: ${name} in ${update.UpdateExpression}`)
    return found
  }
  for (const part of set?.split(', ') ?? []) {
    const [, name = '', value = ''] = /^(#\w+) = (:\w+)$/.exec(part) ?? []
    item[attribute(name)] = update.ExpressionAttributeValues[value]
  }
  for (const name of remove?.split(', ') ?? []) delete item[attribute(name)]
  return item
}
