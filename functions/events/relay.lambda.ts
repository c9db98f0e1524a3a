import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { keepDocument, objectKey } from '../data/documents.ts'
import { s3 } from '../platform/deps.ts'
import { env } from '../platform/env.ts'
import { publisher, relayed } from '../platform/stream.ts'

const bucket = s3()

export const handler = relayed({
  publish: publisher(new EventBridgeClient({ maxAttempts: 5 }), env.bus),
  keepDocument: (customer, entry, document) =>
    keepDocument(bucket, env.documentsBucket, objectKey(customer, entry, document)),
})
