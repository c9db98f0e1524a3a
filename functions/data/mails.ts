import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { DeleteCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Clock } from '../domain/deps.ts'
import type { Mails } from '../domain/notify.ts'
import type { Outcome } from '../domain/receive-mail.ts'
import { table as design, keys } from './keys.ts'
import type { Table } from './table.ts'

/** Events are replayed within weeks, not years: then the claim may go. */
const CLAIM_SECONDS = 400 * 24 * 60 * 60

/** Who was sent what. */
export function mails({ name: TableName, client }: Table, now: Clock): Mails {
  return {
    async claim(entry, recipient) {
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item: {
              ...keys.mail(entry, recipient),
              state: 'claimed',
              [design.timeToLive]: Math.floor(now() / 1000) + CLAIM_SECONDS,
            },
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        )
        return 'ours'
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error
        return error.Item?.state?.S === 'sent' ? 'sent' : 'open'
      }
    },
    async release(entry, recipient) {
      await client.send(new DeleteCommand({ TableName, Key: keys.mail(entry, recipient) }))
    },
    async sent(entry, recipient, mailId) {
      await client.send(
        new UpdateCommand({
          TableName,
          Key: keys.mail(entry, recipient),
          UpdateExpression: 'SET #state = :sent, mailId = :mailId',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':sent': 'sent', ':mailId': mailId },
        }),
      )
    },
  }
}

/** One line per inbound mail, by the day it came in: what became of it. The same mail again replaces its line. */
export const ledger =
  ({ name: TableName, client }: Table) =>
  async (mail: string, at: number, outcome: Outcome): Promise<void> => {
    const time = new Date(at).toISOString()
    await client.send(
      new PutCommand({
        TableName,
        Item: { ...keys.ledger(time.slice(0, 10), mail), mail, at: time, ...outcome },
      }),
    )
  }
