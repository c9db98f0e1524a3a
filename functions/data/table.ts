import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import {
  DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'

/** One call to the table, as the request log counts it: times in milliseconds, capacity in units. */
export interface Trip {
  readonly from: number
  readonly to: number
  readonly read: number
  readonly write: number
}

export interface Table {
  readonly name: string
  readonly client: DynamoDBDocumentClient
}

/** Opens the table. Creating a client costs no round trip; it is made once per process. */
export function openTable(name: string, observe?: (trip: Trip) => void): Table {
  const client = new DynamoDBClient({ maxAttempts: 4 })
  if (observe) client.middlewareStack.add(counting(observe), { step: 'initialize', name: 'counting' })
  return {
    name,
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
  }
}

type Items = NonNullable<TransactWriteCommandInput['TransactItems']>

const ATTEMPTS = 10
const transient = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

/** All attempts of a transaction met others. The caller may try again: nothing was written. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/**
 * Writes all items or none. Conflicts with other transactions are retried with jitter.
 * @returns the positions of the items whose condition did not hold; none: everything was written
 * @throws TooBusy
 */
export async function transact(table: Table, items: Items): Promise<readonly number[]> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      await table.client.send(
        new TransactWriteCommand({ TransactItems: items, ReturnConsumedCapacity: 'TOTAL' }),
      )
      return []
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error
      const codes = (error.CancellationReasons ?? []).map(reason => reason.Code ?? 'None')
      const failed = codes.flatMap((code, i) => (code === 'ConditionalCheckFailed' ? [i] : []))
      if (failed.length > 0) return failed
      if (!codes.some(code => transient.has(code))) throw error
    }
    // Full jitter: parallel writers of one item must not meet again at the same moment.
    await new Promise(resolve => setTimeout(resolve, Math.random() * Math.min(500, 10 * 2 ** attempt)))
  }
  throw new TooBusy('The transaction met others at every attempt.')
}

const counting =
  (observe: (trip: Trip) => void) =>
  // The SDK's middleware types are generic over every command; only the shape used here is named.
  <I extends object, O extends object>(next: (args: I) => Promise<O>) =>
  async (args: I): Promise<O> => {
    const from = performance.now()
    const result = await next(args)
    const consumed = unitsOf('output' in result ? result.output : undefined)
    const reads = 'input' in args && isRead(args.input)
    observe({ from, to: performance.now(), read: reads ? consumed : 0, write: reads ? 0 : consumed })
    return result
  }

const isRead = (input: unknown): boolean =>
  typeof input === 'object' &&
  input !== null &&
  ('KeyConditionExpression' in input ||
    'ConsistentRead' in input ||
    'ProjectionExpression' in input ||
    ('Key' in input && !('UpdateExpression' in input) && !('ConditionExpression' in input)))

function unitsOf(output: unknown): number {
  if (typeof output !== 'object' || output === null || !('ConsumedCapacity' in output)) return 0
  const all = Array.isArray(output.ConsumedCapacity) ? output.ConsumedCapacity : [output.ConsumedCapacity]
  return all.reduce<number>((sum, one) => {
    const units = typeof one === 'object' && one !== null && 'CapacityUnits' in one ? one.CapacityUnits : 0
    return sum + (typeof units === 'number' ? units : 0)
  }, 0)
}
