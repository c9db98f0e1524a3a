import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { CustomerId } from '../../contract/ids.ts'
import { EntryId, ServicecallId } from '../../contract/ids.ts'
import type { Message } from '../../contract/message.ts'
import type { Servicecall } from '../../contract/servicecall.ts'
import { timestamp } from '../../contract/time.ts'
import { writeEntry } from '../../functions/data/entry-item.ts'
import { indexKeys, keys } from '../../functions/data/keys.ts'
import { writeServicecall } from '../../functions/data/servicecall-item.ts'
import { copyOf } from '../../functions/data/work-item.ts'
import { ulid } from '../../functions/platform/ids.ts'
import type { Stack } from '../../local/stack.ts'
import type { WorldPerson } from '../fixtures/world.ts'

const text = 'Seit dem Update auf Version 8.4 druckt der Lieferschein den Standard-Lagerplatz. '.repeat(8)

/**
 * Writes `count` calls with `messages` messages each, as the operations would have left them. Four fifths are open.
 * Straight into the table: the way through the operations is what is measured afterwards, not here.
 */
export async function seedCalls(
  stack: Pick<Stack, 'dynamo' | 'region' | 'credentials' | 'tableName'>,
  of: {
    readonly customer: CustomerId
    readonly contact: WorldPerson
    readonly count: number
    readonly messages: number
    readonly first: number
  },
): Promise<ServicecallId[]> {
  const client = DynamoDBDocumentClient.from(
    new DynamoDBClient({
      endpoint: stack.dynamo.endpoint,
      region: stack.region,
      credentials: stack.credentials,
    }),
  )
  const ids: ServicecallId[] = []
  let batch: Record<string, unknown>[] = []
  const pending: Promise<unknown>[] = []
  const flush = async () => {
    const items = batch
    batch = []
    if (items.length > 0)
      pending.push(
        client.send(
          new BatchWriteCommand({
            RequestItems: { [stack.tableName]: items.map(Item => ({ PutRequest: { Item } })) },
          }),
        ),
      )
    if (pending.length >= 4) await Promise.all(pending.splice(0))
  }
  for (let i = 0; i < of.count; i++) {
    for (const item of itemsOf(i, of, ids)) {
      batch.push(item)
      if (batch.length === 25) await flush()
    }
  }
  await flush()
  await Promise.all(pending)
  client.destroy()
  return ids
}

function itemsOf(
  i: number,
  of: Parameters<typeof seedCalls>[1],
  ids: ServicecallId[],
): Record<string, unknown>[] {
  const time = Date.UTC(2026, 0, 1) + i * 60_000
  const id = v.parse(ServicecallId, ulid(time))
  ids.push(id)
  const by = { side: 'customer', id: of.contact.id, name: of.contact.name } as const
  const closed = i % 5 === 0
  const call: Servicecall = {
    id,
    customer: of.customer,
    number: of.first + i,
    title: `Lieferschein druckt falsche Lagerplätze (Beleg ${i})`,
    status: closed ? 'closed' : 'started',
    priority: 'normal',
    channel: 'portal',
    contact: { id: of.contact.id, name: of.contact.name },
    product: { id: 'erp', version: '8.4', module: 'lager' },
    createdAt: timestamp(time),
    activity: { at: timestamp(time + of.messages * 1000), by },
    version: Math.max(1, of.messages),
  }
  const message = (seq: number): Message => ({
    kind: 'message',
    id: v.parse(EntryId, seq === 1 ? id : ulid(time + seq)),
    seq,
    at: timestamp(time + seq * 1000),
    by,
    title: call.title,
    text,
    channel: 'portal',
    documents: [],
  })
  return [
    writeServicecall(call),
    {
      ...keys.work(id),
      customer: { id: of.customer, name: 'Erste GmbH' },
      status: call.status,
      team: 'support',
      call: copyOf(call),
      teamKey: indexKeys.teamKey('support'),
      agentKey: indexKeys.agentKey(undefined, 'support'),
      ...(closed ? {} : { turn: indexKeys.turn('support', call.createdAt) }),
    },
    ...Array.from({ length: of.messages }, (_, m) => writeEntry(of.customer, id, message(m + 1))),
  ]
}
