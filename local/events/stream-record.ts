import type { _Record } from '@aws-sdk/client-dynamodb-streams'
import { isObject, type Json, type JsonObject } from '../json.ts'
import { region } from '../template/names.ts'

/** A stream record as Lambda hands it to a function. */
export type StreamRecord = JsonObject

/** Gives a record of DynamoDB Local the shape that Lambda's have: its source, epoch seconds, plain JSON. */
export function toStreamRecord(record: _Record, sourceArn: string, byTimeToLive: boolean): StreamRecord {
  const { dynamodb } = record
  return {
    eventID: record.eventID ?? '',
    eventName: record.eventName ?? '',
    eventVersion: record.eventVersion ?? '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    eventSourceARN: sourceArn,
    ...(byTimeToLive ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } } : {}),
    dynamodb: {
      ApproximateCreationDateTime: Math.floor((dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000),
      ...optional('Keys', dynamodb?.Keys),
      ...optional('NewImage', dynamodb?.NewImage),
      ...optional('OldImage', dynamodb?.OldImage),
      SequenceNumber: dynamodb?.SequenceNumber ?? '',
      SizeBytes: dynamodb?.SizeBytes ?? 0,
      StreamViewType: dynamodb?.StreamViewType ?? 'NEW_AND_OLD_IMAGES',
    },
  }
}

/** The place of a record in its shard. */
export function sequenceOf(record: StreamRecord): string {
  const { dynamodb } = record
  return isObject(dynamodb) ? String(dynamodb.SequenceNumber) : ''
}

const optional = (name: string, image: { readonly [name: string]: unknown } | undefined): JsonObject =>
  image === undefined ? {} : { [name]: toJson(image) }

/** Attribute values as JSON: bytes become base64. */
function toJson(value: unknown): Json {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64')
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, item]) =>
        item === undefined ? [] : [[name, toJson(item)] as const],
      ),
    )
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
