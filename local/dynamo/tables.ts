import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import * as v from 'valibot'
import type { Cloud } from '../template/cloud.ts'

const Keys = v.array(v.object({ AttributeName: v.string(), KeyType: v.picklist(['HASH', 'RANGE']) }))
const Projection = v.object({
  ProjectionType: v.picklist(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: v.exactOptional(v.array(v.string())),
})

const Table = v.object({
  KeySchema: Keys,
  AttributeDefinitions: v.array(
    v.object({ AttributeName: v.string(), AttributeType: v.picklist(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: v.exactOptional(
    v.array(v.object({ IndexName: v.string(), KeySchema: Keys, Projection })),
  ),
  StreamSpecification: v.exactOptional(
    v.object({ StreamViewType: v.picklist(['NEW_AND_OLD_IMAGES', 'NEW_IMAGE', 'OLD_IMAGE', 'KEYS_ONLY']) }),
  ),
  TimeToLiveSpecification: v.exactOptional(v.object({ AttributeName: v.string(), Enabled: v.boolean() })),
})

/** A table of the template. */
export type TableResource = {
  readonly id: string
  readonly name: string
  readonly properties: v.InferOutput<typeof Table>
}

/** The tables that the template declares. */
export function tablesOf(cloud: Cloud): readonly TableResource[] {
  return cloud
    .resources('AWS::DynamoDB::Table', Table)
    .map(({ id, properties }) => ({ id, name: cloud.ref(id), properties }))
}

/** Makes the table unless it is there; answers the address of its stream. */
export async function ensureTable(client: DynamoDBClient, table: TableResource): Promise<string | undefined> {
  const existing = await streamOf(client, table.name)
  if (existing !== 'absent') return existing
  const { properties } = table
  await client.send(
    new CreateTableCommand({
      TableName: table.name,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: properties.KeySchema,
      AttributeDefinitions: properties.AttributeDefinitions,
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes,
      StreamSpecification: properties.StreamSpecification && {
        StreamEnabled: true,
        StreamViewType: properties.StreamSpecification.StreamViewType,
      },
    }),
  )
  const stream = await streamOf(client, table.name)
  return stream === 'absent' ? undefined : stream
}

async function streamOf(client: DynamoDBClient, name: string): Promise<string | undefined | 'absent'> {
  try {
    const { Table: table } = await client.send(new DescribeTableCommand({ TableName: name }))
    return table?.LatestStreamArn
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return 'absent'
    throw error
  }
}
