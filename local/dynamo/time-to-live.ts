import type { DatabaseSync } from 'node:sqlite'
import {
  type AttributeValue,
  DeleteItemCommand,
  type DynamoDBClient,
  paginateScan,
} from '@aws-sdk/client-dynamodb'
import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import type { TableResource } from './tables.ts'

/** Deletes what has expired: DynamoDB Local leaves items in tables that have indexes. */
export type TimeToLive = {
  /** Deletes the expired items; answers how many. */
  readonly sweep: (nowSeconds: number) => Promise<number>
  /** Whether a stream record comes from such a deletion. */
  readonly deleted: (record: _Record) => boolean
}

/** Opens the sweep for the tables of the template. */
export function openTimeToLive(
  db: DatabaseSync,
  client: DynamoDBClient,
  tables: readonly TableResource[],
): TimeToLive {
  db.exec('CREATE TABLE IF NOT EXISTS expired (item TEXT PRIMARY KEY)')
  const note = db.prepare('INSERT OR IGNORE INTO expired VALUES (?)')
  const find = db.prepare('SELECT item FROM expired WHERE item = ?')
  return {
    sweep: async nowSeconds => {
      let count = 0
      for (const table of tables)
        count += await sweepTable(client, table, nowSeconds, item => void note.run(item))
      return count
    },
    deleted: ({ eventName, dynamodb }) =>
      eventName === 'REMOVE' && dynamodb?.Keys !== undefined && find.get(nameOf(dynamodb.Keys)) !== undefined,
  }
}

async function sweepTable(
  client: DynamoDBClient,
  { name, properties }: TableResource,
  nowSeconds: number,
  note: (item: string) => void,
): Promise<number> {
  const attribute = properties.TimeToLiveSpecification
  if (!attribute?.Enabled) return 0
  const keyNames = properties.KeySchema.map(({ AttributeName }) => AttributeName)
  const names = Object.fromEntries(keyNames.map((key, index) => [`#k${index}`, key]))
  const condition = '#ttl < :now'
  const common = {
    TableName: name,
    ExpressionAttributeValues: { ':now': { N: String(nowSeconds) } },
  }
  let count = 0
  const pages = paginateScan(
    { client },
    {
      ...common,
      FilterExpression: condition,
      ProjectionExpression: Object.keys(names).join(', '),
      ExpressionAttributeNames: { ...names, '#ttl': attribute.AttributeName },
    },
  )
  for await (const { Items: items = [] } of pages) {
    for (const key of items) {
      note(nameOf(key))
      // The item may have been prolonged since it was read.
      const removal = new DeleteItemCommand({
        ...common,
        Key: key,
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#ttl': attribute.AttributeName },
      })
      await client.send(removal).then(
        () => (count += 1),
        () => undefined,
      )
    }
  }
  return count
}

const nameOf = (key: { readonly [name: string]: AttributeValue | undefined }): string =>
  JSON.stringify(Object.entries(key).sort(([a], [b]) => (a < b ? -1 : 1)))
