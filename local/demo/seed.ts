import { setTimeout as sleep } from 'node:timers/promises'
import { BatchWriteCommand, type BatchWriteCommandInput, PutCommand } from '@aws-sdk/lib-dynamodb'
import { productItem, settingsItem } from '../../functions/data/catalogue.ts'
import { contactItem, customerItems } from '../../functions/data/customers.ts'
import { objectKey } from '../../functions/data/documents.ts'
import { keys } from '../../functions/data/keys.ts'
import { personItems } from '../../functions/data/people.ts'
import { servicecalls } from '../../functions/data/servicecalls.ts'
import type { Table } from '../../functions/data/table.ts'
import { demoCalls, LAST_NUMBER } from './calls/index.ts'
import { demoAccounts } from './ids.ts'
import { orderCallItem, orderItem, orders } from './orders.ts'
import { type Played, play } from './play.ts'
import { type Item, rehearse } from './rehearsal.ts'
import { customers, type DemoPerson, people, products, team, vendor } from './vendor.ts'

export interface Seeding {
  readonly table: Table
  readonly now: number
  readonly addUser: (user: {
    readonly username: string
    readonly email: string
    readonly password: string
  }) => Promise<unknown>
  readonly putObject: (
    key: string,
    object: {
      readonly body: Uint8Array
      readonly type: string
      readonly metadata: Readonly<Record<string, string>>
    },
  ) => Promise<unknown>
}

const AT_ONCE = 8
const BATCH = 25

/** Writes the demo into an empty table. */
export async function seed({ table, now, addUser, putObject }: Seeding): Promise<void> {
  const played = demoCalls.map(({ number, script }) => play(script, number, now))
  await Promise.all([
    callItems(played).then(items => writeItems(table, [...setUpItems(), ...orderItems(played), ...items])),
    ...Object.values(demoAccounts).map(({ id, email, password }) =>
      addUser({ username: id, email, password }),
    ),
    inParallel(
      played.flatMap(({ attachments }) => attachments),
      ({ customer, entry, by, document: { id, name, type }, body }) =>
        putObject(objectKey(customer, entry, id), {
          body,
          type,
          metadata: { by, name: encodeURIComponent(name) },
        }),
    ),
  ])
  // Last, so that nobody gets a number before all of the demo's are taken.
  await table.client.send(
    new PutCommand({ TableName: table.name, Item: { ...keys.callSequence(), last: LAST_NUMBER } }),
  )
}

/** What an installation has before its first call. */
const setUpItems = (): Item[] => [
  settingsItem(vendor),
  ...products.map(productItem),
  ...Object.values(customers).flatMap(customer => customerItems(customer, [])),
  ...Object.values<DemoPerson>(people).flatMap(({ phone, ...person }) => [
    ...personItems(person, person.role === 'contact' ? undefined : team),
    ...person.memberships.map(({ customer }) =>
      contactItem(customer.id, {
        id: person.id,
        name: person.name,
        email: person.email,
        ...(phone === undefined ? {} : { phone }),
      }),
    ),
  ]),
]

/** The calls as the data layer writes them. */
export async function callItems(played: readonly Played[]): Promise<readonly Item[]> {
  const { table, items } = rehearse()
  const { create, move } = servicecalls(table)
  for (const { creation, moves } of played) {
    await create(creation)
    for (const one of moves) await move(one)
  }
  return items()
}

const orderItems = (played: readonly Played[]): Item[] => [
  ...Object.values(orders).map(orderItem),
  ...played.flatMap(({ servicecall: { order, customer, id } }) =>
    order ? [orderCallItem(order.number, customer, id)] : [],
  ),
]

async function writeItems({ client, name }: Table, items: readonly Item[]): Promise<void> {
  const puts = items.map(Item => ({ PutRequest: { Item } }))
  const batches = Array.from({ length: Math.ceil(puts.length / BATCH) }, (_, i) =>
    puts.slice(i * BATCH, (i + 1) * BATCH),
  )
  await inParallel(batches, async batch => {
    let left: BatchWriteCommandInput['RequestItems'] = { [name]: batch }
    while (left?.[name]) {
      left = (await client.send(new BatchWriteCommand({ RequestItems: left }))).UnprocessedItems
      if (left?.[name]) await sleep(50)
    }
  })
}

/** Works on several at once, each in its turn. */
async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<void> {
  const queue = all.values()
  const worker = async () => {
    for (const one of queue) await work(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
