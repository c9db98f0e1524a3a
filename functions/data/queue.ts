import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Queue } from '../domain/deps.ts'
import { indexKeys, keys } from './keys.ts'
import { listPage } from './list-page.ts'
import type { Table } from './table.ts'
import { readWork, readWorkItem } from './work-item.ts'

/** Support's side of the calls. */
export function queue(table: Table): Queue {
  return {
    async work(id) {
      const { Item } = await table.client.send(
        new GetCommand({
          TableName: table.name,
          Key: keys.work(id),
          ConsistentRead: true,
          ReturnConsumedCapacity: 'TOTAL',
        }),
      )
      return Item && readWork(Item)
    },

    list({ view, turn, person, team }, page) {
      return listPage(
        table,
        {
          ...(view === 'team'
            ? { index: 'byTeam', partition: indexKeys.teamKey(team) }
            : {
                index: 'byAgent',
                partition: indexKeys.agentKey(view === 'mine' ? person : undefined, team),
              }),
          base: keys.work,
        },
        { sections: [turn.toUpperCase()], forward: true },
        page,
        readWorkItem,
      )
    },
  }
}
