/** Prints the typed events of a running local stack's stream as JSON lines. */
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { eventOf } from '../../functions/data/event-of.ts'
import type { Checkpoints } from '../events/checkpoints.ts'
import { openShards, type Read } from '../events/shards.ts'
import { projectRoot } from '../project-root.ts'
import { Refusal } from '../refusal.ts'
import { type Running, readRunning } from '../running.ts'

const pollMs = 200

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      follow: { type: 'boolean', default: false },
      port: { type: 'string' },
      data: { type: 'string', default: '.local' },
    },
  })
  const running = findStack(resolve(projectRoot, values.data), values.port)
  const { endpoint, ...credentials } = running.dynamo
  const options = { endpoint, credentials, region: running.region }
  const shards = openShards(new DynamoDBStreamsClient(options), await streamOf(options, running), inMemory())
  for (;;) {
    const empty = await shards.read(print)
    if (empty && !values.follow) return
    if (empty) await sleep(pollMs)
  }
}

function findStack(dir: string, port: string | undefined): Running {
  const running = readRunning(dir)
  if (running === undefined) {
    throw new Refusal(
      `No stack runs on ${dir}: start it with "npm start", or name its data folder with --data.`,
    )
  }
  if (port !== undefined && new URL(running.url).port !== port) {
    throw new Refusal(
      `The stack on ${dir} has the address ${running.url}: name the data folder of the other one with --data.`,
    )
  }
  return running
}

async function streamOf(
  options: ConstructorParameters<typeof DynamoDBClient>[0] & object,
  running: Running,
): Promise<string> {
  const client = new DynamoDBClient(options)
  const { Table: table } = await client.send(new DescribeTableCommand({ TableName: running.tableName ?? '' }))
  client.destroy()
  return table?.LatestStreamArn ?? ''
}

/** This reader begins at the oldest record each time. */
function inMemory(): Checkpoints {
  const sequences = new Map<string, string>()
  const finished = new Set<string>()
  return {
    sequence: shard => sequences.get(shard),
    isFinished: shard => finished.has(shard),
    advance: (shard, sequence) => void sequences.set(shard, sequence),
    finish: shard => void finished.add(shard),
  }
}

async function print({ records }: Read): Promise<void> {
  for (const { eventName, dynamodb } of records) {
    const event = eventOf(eventName, dynamodb?.NewImage)
    if (event) console.log(JSON.stringify(event))
  }
}

// Whoever reads the lines may stop reading.
process.stdout.on('error', () => process.exit(0))

main().catch((error: unknown) => {
  console.error(error instanceof Refusal || error instanceof TypeError ? error.message : error)
  process.exitCode = 1
})
