import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { Contact, Customer } from '../../contract/customer.ts'
import type { CustomerId } from '../../contract/ids.ts'
import type { Customers } from '../domain/deps.ts'
import { type Key, keys } from './keys.ts'
import type { Table } from './table.ts'

/** Customers and their contacts, which lie side by side: one query reads both. */
export function customers({ name: TableName, client }: Table): Customers {
  const get = async (Key: Key) =>
    (await client.send(new GetCommand({ TableName, Key, ReturnConsumedCapacity: 'TOTAL' }))).Item
  return {
    async read(id) {
      const { pk, sk } = keys.customer(id)
      const contacts: Contact[] = []
      let start: Record<string, unknown> | undefined
      const [item] = await Promise.all([
        get({ pk, sk }),
        (async () => {
          do {
            const page = await client.send(
              new QueryCommand({
                TableName,
                KeyConditionExpression: 'pk = :pk AND begins_with(sk, :contact)',
                ExpressionAttributeValues: { ':pk': pk, ':contact': keys.contact(id, '').sk },
                ExclusiveStartKey: start,
                ReturnConsumedCapacity: 'TOTAL',
              }),
            )
            contacts.push(...(page.Items ?? []).filter(contact => contact.disabled !== true).map(readContact))
            start = page.LastEvaluatedKey
          } while (start)
        })(),
      ])
      return (
        item && {
          customer: readCustomer(item),
          contacts: contacts.sort((a, b) => a.name.localeCompare(b.name, 'de')),
        }
      )
    },
    async exists(id) {
      return (await get(keys.customer(id))) !== undefined
    },
    async contact(customer, id) {
      const item = await get(keys.contact(customer, id))
      return item && item.disabled !== true ? readContact(item) : undefined
    },
  }
}

const readCustomer = ({ id, number, name, address }: Record<string, unknown>): Customer =>
  v.parse(Customer, { id, number, name, address })

const readContact = ({ id, name, email, phone }: Record<string, unknown>): Contact =>
  v.parse(Contact, { id, name, email, ...(phone === undefined ? {} : { phone }) })

/** For the set-up of an installation: the items of a customer and its contacts. */
export const customerItems = (
  customer: Customer,
  contacts: readonly Contact[],
): Record<string, unknown>[] => [
  { ...keys.customer(customer.id), ...customer },
  ...contacts.map(contact => contactItem(customer.id, contact)),
]

export const contactItem = (customer: CustomerId, contact: Contact): Record<string, unknown> => ({
  ...keys.contact(customer, contact.id),
  ...contact,
})
