import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import { beforeEach, expect, test } from 'vitest'
import { openTable, TooBusy, transact } from '../../../functions/data/table.ts'

process.env.AWS_REGION = 'eu-central-1'
const table = openTable('t')
const mock = mockClient(table.client)
beforeEach(() => mock.reset())

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    $metadata: {},
    message: '',
    CancellationReasons: codes.map(Code => ({ Code })),
  })
const item = { Put: { TableName: 't', Item: { pk: 'a' } } }

test('a conflict with another transaction is tried again', async () => {
  mock
    .on(TransactWriteCommand)
    .rejectsOnce(cancelled('TransactionConflict', 'None'))
    .rejectsOnce(cancelled('None', 'ThrottlingError'))
    .resolves({})
  expect(await transact(table, [item, item])).toEqual([])
  expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(3)
})

test('a condition that does not hold is told by its place and never tried again', async () => {
  mock.on(TransactWriteCommand).rejects(cancelled('None', 'ConditionalCheckFailed', 'TransactionConflict'))
  expect(await transact(table, [item, item, item])).toEqual([1])
  expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(1)
})

test('endless conflicts end in TooBusy, which the API answers as 503', async () => {
  mock.on(TransactWriteCommand).rejects(cancelled('TransactionConflict'))
  await expect(transact(table, [item])).rejects.toBeInstanceOf(TooBusy)
})

test('a bug is not taken for bad luck', async () => {
  mock.on(TransactWriteCommand).rejects(cancelled('ValidationError'))
  await expect(transact(table, [item])).rejects.toBeInstanceOf(TransactionCanceledException)
  expect(mock.commandCalls(TransactWriteCommand)).toHaveLength(1)
})

test('the table asks DynamoDB with the document client', () => {
  expect(table.client).toBeInstanceOf(DynamoDBDocumentClient)
})
