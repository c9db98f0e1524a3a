import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { Agent, Membership, Role } from '../../contract/customer.ts'
import { PersonId } from '../../contract/ids.ts'
import { Language } from '../../contract/text.ts'
import { Timestamp } from '../../contract/time.ts'
import type { People, Person } from '../domain/deps.ts'
import { type Key, keys } from './keys.ts'
import type { Table } from './table.ts'

const PersonItem = v.object({
  id: PersonId,
  name: v.string(),
  email: v.string(),
  role: Role,
  language: Language,
  disabled: v.optional(v.boolean(), false),
  signedOutAt: v.optional(Timestamp),
  memberships: v.array(Membership),
})

/** Persons: contacts, agents and admins. */
export function people({ name: TableName, client }: Table): People {
  const get = async (Key: Key, ConsistentRead = false) =>
    (await client.send(new GetCommand({ TableName, Key, ConsistentRead, ReturnConsumedCapacity: 'TOTAL' })))
      .Item
  const set = (id: PersonId, attribute: string, value: string) =>
    client.send(
      new UpdateCommand({
        TableName,
        Key: keys.person(id),
        UpdateExpression: 'SET #attribute = :value',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeNames: { '#attribute': attribute },
        ExpressionAttributeValues: { ':value': value },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    )
  const person = async (id: PersonId, consistent?: boolean): Promise<Person | undefined> => {
    const item = await get(keys.person(id), consistent)
    return item && v.parse(PersonItem, item)
  }
  return {
    person,
    async byEmail(address) {
      const item = await get(keys.email(address))
      return item && person(v.parse(v.object({ person: PersonId }), item).person)
    },
    async setLanguage(id, language) {
      await set(id, 'language', language)
    },
    async setSignedOut(id, at) {
      await set(id, 'signedOutAt', at)
    },
    async agents() {
      const { pk } = keys.agent('')
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :agent)',
          ExpressionAttributeValues: { ':pk': pk, ':agent': keys.agent('').sk },
          ReturnConsumedCapacity: 'TOTAL',
        }),
      )
      return Items.map(readAgent)
    },
    async agent(id) {
      const item = await get(keys.agent(id))
      return item && readAgent(item)
    },
  }
}

const readAgent = ({ id, name, team }: Record<string, unknown>): Agent => v.parse(Agent, { id, name, team })

/** For the set-up of an installation: the items of a person, its address and, for agents, its place in the directory. */
export const personItems = (
  person: Omit<Person, 'signedOutAt' | 'disabled'>,
  team?: string,
): Record<string, unknown>[] => [
  { ...keys.person(person.id), ...person },
  { ...keys.email(person.email), person: person.id },
  ...(team === undefined ? [] : [{ ...keys.agent(person.id), id: person.id, name: person.name, team }]),
]
