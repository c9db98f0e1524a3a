import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { ulid } from '../../../functions/platform/ids.ts'
import { publisher, relayed } from '../../../functions/platform/stream.ts'

const client = new EventBridgeClient({ region: 'eu-central-1' })
const mock = mockClient(client)
beforeEach(() => mock.reset())

const customer = ulid(1)
const call = ulid(2)
const change = ulid(9)
const at = '2026-11-24T10:00:00.000Z'
const record = (sequence: string, item: Record<string, unknown>): DynamoDBRecord => ({
  eventID: sequence,
  eventName: 'INSERT',
  dynamodb: {
    SequenceNumber: sequence,
    NewImage: marshall(item) as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>,
  },
})
const message = (seq: number, documents: string[] = []) =>
  record(String(seq), {
    pk: `CUSTOMER#${customer}`,
    sk: `ENTRY#${call}#${String(seq).padStart(6, '0')}`,
    kind: 'message',
    id: seq === 1 ? call : ulid(10 + seq),
    seq,
    at,
    by: { side: 'customer', name: 'T' },
    title: 'Titel',
    text: 'Geheim',
    documents: documents.map(id => ({ id, name: 'a', type: 'b/c', size: 1 })),
  })

const kept: string[] = []
const relay = relayed({
  publish: publisher(client, 'bus'),
  keepDocument: async (c, entry, document) => {
    kept.push(`${c}/${entry}/${document}`)
    return true
  },
})
const published = () =>
  mock
    .commandCalls(PutEventsCommand)
    .map(({ args }) => JSON.parse(args[0].input.Entries?.[0]?.Detail ?? '{}'))

test('the first entry is a new call, each later one a message, and no event carries a text', async () => {
  mock.on(PutEventsCommand).resolves({ FailedEntryCount: 0 })
  const document = ulid(50)
  expect(await relay({ Records: [message(1, [document]), message(2)] })).toEqual({ batchItemFailures: [] })
  expect(published().map(event => event.type)).toEqual(['servicecall.created', 'message.added'])
  expect(JSON.stringify(published())).not.toContain('Geheim')
  expect(kept).toEqual([`${customer}/${call}/${document}`])
})

test('an internal change is told with the names of its fields only', async () => {
  mock.on(PutEventsCommand).resolves({ FailedEntryCount: 0 })
  await relay({
    Records: [
      record('7', {
        pk: `INTERNAL#${call}`,
        sk: 'AUDIT#000003',
        id: change,
        customer,
        at,
        by: { side: 'support', name: 'E' },
        changes: [{ field: 'status', from: 'started', to: 'forwarded' }],
      }),
    ],
  })
  expect(published()).toEqual([
    {
      type: 'servicecall.changed',
      id: change,
      customer,
      servicecall: call,
      seq: 3,
      at,
      by: 'support',
      fields: ['status'],
    },
  ])
})

test('what the bus does not take comes again, from there on, in order', async () => {
  mock
    .on(PutEventsCommand)
    .resolvesOnce({ FailedEntryCount: 0 })
    .resolves({ FailedEntryCount: 1, Entries: [{ ErrorCode: 'ThrottlingException' }] })
  expect(await relay({ Records: [message(1), message(2), message(3)] })).toEqual({
    batchItemFailures: [{ itemIdentifier: '2' }],
  })
  expect(mock.commandCalls(PutEventsCommand)).toHaveLength(2)
})

test('a poison record is handed back by its number and not passed over in silence', async () => {
  const poison = record('4', { pk: 'CUSTOMER#x', sk: 'ENTRY#y#1', kind: 'message' })
  expect(await relay({ Records: [poison] })).toEqual({ batchItemFailures: [{ itemIdentifier: '4' }] })
})

test('changes and deletions of items are no events', async () => {
  expect(
    await relay({
      Records: [
        { ...message(2), eventName: 'MODIFY' },
        { ...message(3), eventName: 'REMOVE' },
      ],
    }),
  ).toEqual({ batchItemFailures: [] })
  expect(mock.commandCalls(PutEventsCommand)).toHaveLength(0)
})
