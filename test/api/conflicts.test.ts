import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ulid } from '../../functions/platform/ids.ts'
import { signIn } from '../../local/identity/sign-in.ts'
import { type Stack, startStack } from '../../local/stack.ts'
import { createWorld, PASSWORD, type World } from '../fixtures/world.ts'

/**
 * A stack of its own in front of a DynamoDB that fails as AWS's does and the local one does not: parallel
 * transactions on one item conflict, requests are throttled, and answers get lost after the work was done.
 */
const seed = Number(process.env.FAULT_SEED ?? Date.now() % 100_000)
let random = seed
const chance = () => {
  // Mulberry32: the same seed, the same faults in the same order of requests.
  random = (random + 0x6d2b79f5) | 0
  let t = Math.imul(random ^ (random >>> 15), 1 | random)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}

let rate = 0
let injected = 0
let stack: Stack
let world: World
let token = ''
let agent = ''
const data = mkdtempSync(join(tmpdir(), 'servicecall-faults-'))

const conflict = (body: string) => {
  const count = JSON.parse(body).TransactItems.length
  const Code = chance() < 0.5 ? 'TransactionConflict' : 'ThrottlingError'
  const reasons = Array.from({ length: count }, (_, i) => ({ Code: i === 0 ? Code : 'None' }))
  return {
    status: 400,
    body: {
      __type: 'com.amazonaws.dynamodb.v20120810#TransactionCanceledException',
      Message: 'Transaction cancelled',
      CancellationReasons: reasons,
    },
  }
}

beforeAll(async () => {
  console.log(`faults: seed ${seed} (repeat with FAULT_SEED=${seed})`)
  stack = await startStack({
    port: 0,
    smtpPort: 0,
    data,
    inMemory: true,
    web: false,
    seed: async context => {
      world = await createWorld(context)
    },
    faults: (_, operation, body) => {
      if (operation === 'TransactWriteItems' && chance() < rate) {
        injected++
        return conflict(body)
      }
      if ((operation === 'UpdateItem' || operation === 'GetItem') && chance() < rate / 10) {
        injected++
        return {
          status: 400,
          body: {
            __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
            message: 'slow down',
          },
        }
      }
      return undefined
    },
  })
  const tokenOf = async (email: string) =>
    (
      await signIn({
        issuer: stack.issuer,
        clientId: stack.clientId,
        redirectUri: `${stack.url}/api/session/callback`,
        email,
        password: PASSWORD,
      })
    )?.access_token ?? ''
  token = await tokenOf(world.persons.company.email)
  agent = await tokenOf(world.persons.agent.email)
})

afterAll(async () => {
  await stack.stop()
  rmSync(data, { recursive: true, force: true })
})

const ask = async (method: string, path: string, body?: unknown, as = token) => {
  const response = await fetch(`${stack.url}/api/customers/${world.customer}/servicecalls${path}`, {
    method,
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

/** As the page does it: the same request again for as long as the answer is "busy". */
async function insist(method: string, path: string, body: unknown, as = token) {
  for (let attempt = 0; attempt < 20; attempt++) {
    const answer = await ask(method, path, body, as)
    if (answer.status !== 503) return answer
  }
  throw new Error('always busy')
}

const newCall = () => ({
  id: ulid(Date.now()),
  contact: world.persons.company.id,
  product: 'erp',
  version: '8.4',
  module: 'lager',
  title: 'Titel',
  text: 'Text',
  priority: 'normal',
})

test.each([0.1, 0.5])(
  'with %d of all transactions in conflict, 50 calls at once get 50 different numbers',
  async share => {
    rate = share
    injected = 0
    const answers = await Promise.all(Array.from({ length: 50 }, () => insist('POST', '', newCall())))
    rate = 0
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(50)
    expect(injected).toBeGreaterThan(0)
  },
)

test('with conflicts every message is written exactly once and answered with its place', async () => {
  const call = newCall()
  await ask('POST', '', call)
  rate = 0.3
  const bodies = Array.from({ length: 15 }, (_, i) => ({
    id: ulid(Date.now()),
    title: 'AW',
    text: `Nr. ${i}`,
  }))
  const answers = await Promise.all(
    bodies.flatMap(body => [
      insist('POST', `/${call.id}/messages`, body),
      insist('POST', `/${call.id}/messages`, body),
    ]),
  )
  rate = 0
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
  const { body } = await ask('GET', `/${call.id}`)
  const seqs = body.entries.map((entry: { seq: number }) => entry.seq)
  expect(seqs).toEqual(Array.from({ length: 16 }, (_, i) => i + 1))
  for (const { body: receipt } of answers) expect(body.entries[receipt.seq - 1].id).toBe(receipt.id)
})

test('with conflicts one agent wins, and who lost is told so', async () => {
  const call = newCall()
  await ask('POST', '', call)
  rate = 0.3
  const answers = await Promise.all(
    ['high', 'low', 'critical'].map(priority =>
      insist('PATCH', `/${call.id}`, { id: ulid(Date.now()), version: 1, priority }, agent),
    ),
  )
  rate = 0
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
})
