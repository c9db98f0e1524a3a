import { RemovalPolicy } from 'aws-cdk-lib'
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Construct } from 'constructs'
import { table as design } from '../functions/data/keys.ts'

/** The one table, as functions/data/keys.ts describes it. */
export function createTable(scope: Construct): Table {
  const text = (name: string) => ({ name, type: AttributeType.STRING })
  const table = new Table(scope, 'Table', {
    partitionKey: text(design.partitionKey),
    sortKey: text(design.sortKey),
    billingMode: BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    timeToLiveAttribute: design.timeToLive,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  })
  for (const [indexName, index] of Object.entries(design.indexes)) {
    table.addGlobalSecondaryIndex({
      indexName,
      partitionKey:
        'type' in index ? { name: index.partitionKey, type: AttributeType.NUMBER } : text(index.partitionKey),
      ...('sortKey' in index ? { sortKey: text(index.sortKey) } : {}),
      ...(index.attributes.length > 0
        ? { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...index.attributes] }
        : { projectionType: ProjectionType.KEYS_ONLY }),
    })
  }
  return table
}
