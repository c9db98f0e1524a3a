import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import type { SeedContext } from '../seed-context.ts'
import { seed } from './seed.ts'

export { demoAccounts, demoIds, demoPassword } from './ids.ts'

/** Files the demo data into a new table. */
export async function seedDemo(context: SeedContext): Promise<void> {
  const { region, credentials, endpoints } = context
  const client = new DynamoDBClient({ region, credentials, endpoint: endpoints.DYNAMODB ?? '' })
  const s3 = new S3Client({
    ...{ region, credentials, endpoint: endpoints.S3 ?? '', forcePathStyle: true },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  const Bucket = context.name('Documents')
  try {
    await seed({
      table: {
        name: context.tableName,
        client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
      },
      now: Date.now(),
      addUser: context.addUser,
      putObject: (Key, { body, type, metadata }) =>
        s3.send(
          new PutObjectCommand({ Bucket, Key, Body: body, ContentType: type, Metadata: { ...metadata } }),
        ),
    })
  } finally {
    client.destroy()
    s3.destroy()
  }
}
