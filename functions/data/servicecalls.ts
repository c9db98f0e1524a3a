import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { CustomerId, ServicecallId } from '../../contract/ids.ts'
import type { Servicecall } from '../../contract/servicecall.ts'
import { Timestamp } from '../../contract/time.ts'
import type { Creation, Move, Servicecalls } from '../domain/deps.ts'
import { readEntry, writeEntry } from './entry-item.ts'
import { indexKeys, keys } from './keys.ts'
import { listPage } from './list-page.ts'
import { readRow, readServicecall, writeServicecall } from './servicecall-item.ts'
import { type Table, transact } from './table.ts'
import { copyOf } from './work-item.ts'

const Claim = v.object({
  customer: CustomerId,
  servicecall: ServicecallId,
  request: v.string(),
  seq: v.number(),
  at: Timestamp,
  number: v.optional(v.number()),
})

/** Calls and their conversations. */
export function servicecalls({ name: TableName, client }: Table): Servicecalls {
  const table = { name: TableName, client }
  const absent = 'attribute_not_exists(pk)'
  const put = (Item: Record<string, unknown>, ConditionExpression?: string) => ({
    Put: { TableName, Item, ...(ConditionExpression ? { ConditionExpression } : {}) },
  })
  const get = async (key: { pk: string; sk: string }, consistent = false) =>
    (
      await client.send(
        new GetCommand({ TableName, Key: key, ConsistentRead: consistent, ReturnConsumedCapacity: 'TOTAL' }),
      )
    ).Item

  return {
    async read(customer, id, consistent) {
      const item = await get(keys.servicecall(customer, id), consistent)
      return item && readServicecall(item)
    },

    async entries(customer, id, { before, limit, consistent = false }) {
      const { pk } = keys.servicecall(customer, id)
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: {
            ':pk': pk,
            ':first': keys.entry(customer, id, 0).sk,
            ':last': keys.entry(customer, id, before === undefined ? 999_999 : before - 1).sk,
          },
          ScanIndexForward: false,
          Limit: limit + 1,
          ConsistentRead: consistent,
          ReturnConsumedCapacity: 'TOTAL',
        }),
      )
      return { entries: Items.slice(0, limit).reverse().map(readEntry), earlier: Items.length > limit }
    },

    async message(customer, id, seq) {
      const item = await get(keys.entry(customer, id, seq))
      const entry = item && readEntry(item)
      return entry?.kind === 'message' ? entry : undefined
    },

    async made(customer, id, entry) {
      const item = await get(keys.claim(entry), true)
      if (!item) return undefined
      const claim = v.parse(Claim, item)
      const same = claim.customer === customer && claim.servicecall === id
      return { seq: claim.seq, at: claim.at, number: claim.number, request: same ? claim.request : undefined }
    },

    list({ customer, contact, state }, page) {
      const { pk } = keys.customer(customer)
      return listPage(
        table,
        contact
          ? {
              index: 'byContact',
              partition: indexKeys.contactKey(customer, contact),
              base: id => ({ pk, sk: `CALL#${id}` }),
            }
          : { index: 'byCustomer', partition: pk, base: id => ({ pk, sk: `CALL#${id}` }) },
        {
          sections: state === 'open' ? ['OPEN'] : state === 'done' ? ['DONE'] : ['DONE', 'OPEN'],
          forward: false,
        },
        page,
        readRow,
      )
    },

    async nextNumber() {
      const { Attributes } = await client.send(
        new UpdateCommand({
          TableName,
          Key: keys.callSequence(),
          UpdateExpression: 'ADD #last :one',
          ExpressionAttributeNames: { '#last': 'last' },
          ExpressionAttributeValues: { ':one': 1 },
          ReturnValues: 'UPDATED_NEW',
          ReturnConsumedCapacity: 'TOTAL',
        }),
      )
      return v.parse(v.object({ last: v.number() }), Attributes).last
    },

    async find(number) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'byNumber',
          KeyConditionExpression: '#number = :number',
          ExpressionAttributeNames: { '#number': 'callNumber' },
          ExpressionAttributeValues: { ':number': number },
          Limit: 1,
          ReturnConsumedCapacity: 'TOTAL',
        }),
      )
      const item = Items[0]
      if (!item) return undefined
      const { customer, id } = readKeys(item)
      return { customer, servicecall: id }
    },

    async create({ servicecall, work, message, request }: Creation) {
      const { customer, id, number } = servicecall
      const failed = await transact(table, [
        put(writeServicecall(servicecall), absent),
        put(
          {
            ...keys.work(id),
            customer: work.customer,
            status: servicecall.status,
            team: work.team,
            call: copyOf(servicecall),
            teamKey: indexKeys.teamKey(work.team),
            agentKey: indexKeys.agentKey(undefined, work.team),
            turn: indexKeys.turn('support', servicecall.createdAt),
          },
          absent,
        ),
        put(writeEntry(customer, id, message)),
        put(
          { ...keys.claim(message.id), customer, servicecall: id, request, seq: 1, at: message.at, number },
          absent,
        ),
      ])
      return failed.length === 0 ? 'created' : 'id-taken'
    },

    async move(move: Move) {
      const { at, before, after, entry, id, request, audit } = move
      const { customer, id: call } = after
      const failed = await transact(table, [
        {
          Put: {
            TableName,
            Item: writeServicecall(after),
            ConditionExpression: 'version = :before',
            ExpressionAttributeValues: { ':before': before.version },
          },
        },
        put({ ...keys.claim(id), customer, servicecall: call, request, seq: after.version, at }, absent),
        { Update: { TableName, Key: keys.work(call), ...workUpdate(move) } },
        ...(entry ? [put(writeEntry(customer, call, entry))] : []),
        ...(audit ? [put({ ...keys.audit(call, after.version), ...audit, id, customer, at })] : []),
      ])
      if (failed.length === 0) return 'moved'
      return failed.includes(1) ? 'id-taken' : 'moved-on'
    },
  }
}

/** What a change does to the work item: the copy always; status, assignee and turn where they move. */
function workUpdate({ at, after, work }: Move) {
  const set: string[] = ['#call = :call']
  const remove: string[] = []
  const names: Record<string, string> = { '#call': 'call' }
  const values: Record<string, unknown> = { ':call': copyOf(after) }
  const change = (attribute: string, value: unknown) => {
    names[`#${attribute}`] = attribute
    if (value === undefined) remove.push(`#${attribute}`)
    else {
      set.push(`#${attribute} = :${attribute}`)
      values[`:${attribute}`] = value
    }
  }
  if (work) change('status', work.status)
  if (work && 'assignee' in work) {
    change('assignee', work.assignee)
    change('agentKey', indexKeys.agentKey(work.assignee?.id, work.team))
  }
  if (work?.turn) change('turn', work.turn === 'nobody' ? undefined : indexKeys.turn(work.turn, at))
  return {
    UpdateExpression: `SET ${set.join(', ')}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
    ConditionExpression: 'attribute_exists(pk)',
  }
}

const readKeys = (item: Record<string, unknown>): Pick<Servicecall, 'customer' | 'id'> => {
  const { pk, sk } = v.parse(v.object({ pk: v.string(), sk: v.string() }), item)
  return {
    customer: v.parse(CustomerId, pk.slice('CUSTOMER#'.length)),
    id: v.parse(ServicecallId, sk.slice('CALL#'.length)),
  }
}
