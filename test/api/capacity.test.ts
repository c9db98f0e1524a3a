import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { requestLines, sum, writesBetween } from '../bench/capacity.ts'
import {
  type Answer,
  call,
  customer,
  eventually,
  file,
  newCall,
  newId,
  newMessage,
  stack,
  wholeTable,
} from '../fixtures/client.ts'

/** What docs/table.md itemises, held to the figures that we mean to keep. */
const text = 'Seit dem Update druckt der Lieferschein den falschen Lagerplatz. '.repeat(32).slice(0, 2048)

/** The function's own account of a request. */
const account = ({ headers }: Answer<unknown>) =>
  eventually(async () =>
    requestLines(join(stack.data, 'functions.log')).find(
      line => line.requestId === headers.get('x-request-id'),
    ),
  )

const written = async (id: string, ask: () => Promise<Answer<unknown>>) => {
  const before = await wholeTable()
  const answer = await ask()
  expect(answer.status, answer.text).toBeLessThan(300)
  const after = await wholeTable()
  const own = writesBetween(
    before,
    after,
    item => JSON.stringify(item).includes(id) && !String(item.pk).startsWith('MAIL#'),
  )
  return { items: own, units: sum(own), ...(await account(answer)) }
}

let listed: Awaited<ReturnType<typeof file>>[]
beforeAll(async () => {
  listed = await Promise.all(Array.from({ length: 50 }, () => file('company', { text })))
})

test('creating a call with a message of 2 KB: three round trips deep, 18 write units or less with all indexes', async () => {
  const body = newCall('company', { text })
  const cost = await written(body.id, () =>
    call('company', 'createServicecall', { params: { customer }, body }),
  )
  // The number of the sequence is one more, and one write of its own.
  expect(cost.units + 1).toBeLessThanOrEqual(18)
  expect(cost.depth).toBeLessThanOrEqual(3)
})

test('adding a message of 2 KB: two round trips deep', async () => {
  const { params } = await file('company')
  const body = newMessage({ text })
  const cost = await written(params.servicecall, () => call('company', 'addMessage', { params, body }))
  expect(cost.units).toBeLessThanOrEqual(18)
  expect(cost.depth).toBeLessThanOrEqual(2)
})

test('a list of 50: one round trip deep, three read units', async () => {
  expect(listed).toHaveLength(50)
  const answer = await call('company', 'listServicecalls', { params: { customer }, query: { limit: '50' } })
  expect(answer.body.rows).toHaveLength(50)
  const { depth, read } = await account(answer)
  expect(depth).toBe(1)
  expect(read).toBeLessThanOrEqual(3)
})

test('a call with a conversation of 17 KB: one round trip deep, three read units', async () => {
  const { params } = await file('company', { text })
  for (let i = 0; i < 6; i++) await call('company', 'addMessage', { params, body: newMessage({ text }) })
  const { depth, read } = await account(await call('company', 'getServicecall', { params }))
  expect(depth).toBe(1)
  expect(read).toBeLessThanOrEqual(3)
})

test('asking whether a call has moved on costs one read unit', async () => {
  const { params } = await file('company')
  const { depth, read } = await account(await call('company', 'getServicecallVersion', { params }))
  expect([depth, read]).toEqual([1, 1])
})

test('support’s queue of 50: one round trip deep', async () => {
  const { depth, read } = await account(await call('agent', 'listQueue', { query: { limit: '50' } }))
  expect(depth).toBe(1)
  expect(read).toBeLessThanOrEqual(5)
})

test('a change by support: two round trips deep', async () => {
  const { params } = await file('company')
  const { depth } = await account(
    await call('agent', 'changeServicecall', { params, body: { id: newId(), version: 1, priority: 'high' } }),
  )
  expect(depth).toBe(2)
})
