import { expect, test } from 'vitest'
import { call, customer, file, newId, newMessage, other, wholeTable } from '../fixtures/client.ts'

const detailOf = async (params: { customer: string; servicecall: string }) =>
  (await call('agent', 'getServicecall', { params })).body
const change = (params: { customer: string; servicecall: string }, version: number, body: object) =>
  call('agent', 'changeServicecall', { params, body: { id: newId(), version, ...body } })

test('a message is added with the next place in the conversation', async () => {
  const { params } = await file('company')
  const body = newMessage()
  const { status, body: receipt } = await call('company', 'addMessage', { params, body })
  expect([status, receipt.seq]).toEqual([201, 2])
  const { entries, servicecall } = await detailOf(params)
  expect(entries.at(-1)).toMatchObject({ id: body.id, seq: 2, text: body.text, by: { side: 'customer' } })
  expect(servicecall.version).toBe(2)
})

test('the same message again, ten times at once, is written once and answered alike', async () => {
  const { params } = await file('company')
  const body = newMessage()
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => call('company', 'addMessage', { params, body })),
  )
  expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  expect((await detailOf(params)).entries).toHaveLength(2)
})

test('twenty different messages at once are all written, one after the other', async () => {
  const { params } = await file('company')
  const bodies = Array.from({ length: 20 }, (_, i) => newMessage({ text: `Nr. ${i}` }))
  const answers = await Promise.all(bodies.map(body => call('company', 'addMessage', { params, body })))
  expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 201))
  const { entries } = await detailOf(params)
  expect(entries.map(entry => entry.seq)).toEqual(Array.from({ length: 21 }, (_, i) => i + 1))
  expect(new Set(entries.map(entry => entry.id)).size).toBe(21)
})

test.each([
  [
    'with another text',
    (params: { customer: string; servicecall: string }, id: string) =>
      call('company', 'addMessage', { params, body: newMessage({ id, text: 'Anderes' }) }),
  ],
  [
    'in another call',
    async (_: unknown, id: string) =>
      call('company', 'addMessage', { params: (await file('company')).params, body: newMessage({ id }) }),
  ],
  [
    'at another customer',
    async (_: unknown, id: string) =>
      call('foreign', 'addMessage', {
        params: (await file('foreign', {}, other)).params,
        body: newMessage({ id }),
      }),
  ],
])('the id of a message, used again %s, is refused', async (_, ask) => {
  const { params } = await file('company')
  const body = newMessage()
  await call('company', 'addMessage', { params, body })
  const { status, problem } = await ask(params, body.id)
  expect([status, problem.type]).toEqual([409, 'urn:servicecall:id-reused'])
  const holders = (await wholeTable()).filter(item => item.id === body.id)
  expect(holders).toHaveLength(1)
})

test('an answer to our question puts the call back to work, and says so in the conversation', async () => {
  const { params } = await file('company')
  await change(params, 1, { status: 'paused' })
  await call('company', 'addMessage', { params, body: newMessage() })
  const { servicecall, entries } = await detailOf(params)
  expect(servicecall.status).toBe('started')
  expect(entries.at(-1)).toMatchObject({
    kind: 'message',
    changes: [{ field: 'status', from: 'paused', to: 'started' }],
  })
  expect((await call('agent', 'getWork', { params })).body).toMatchObject({
    status: 'started',
    turn: { of: 'support' },
  })
})

test('support’s first answer begins the work', async () => {
  const { params } = await file('company')
  await call('agent', 'addMessage', { params, body: newMessage() })
  expect((await detailOf(params)).servicecall.status).toBe('started')
})

test('support may answer and ask in one step; the turn passes to the customer', async () => {
  const { params } = await file('company')
  const { status } = await call('agent', 'addMessage', {
    params,
    body: newMessage({ status: 'paused', version: 1 }),
  })
  expect(status).toBe(201)
  expect((await detailOf(params)).servicecall.status).toBe('paused')
  expect((await call('agent', 'getWork', { params })).body.turn?.of).toBe('customer')
})

test('a contact sets no status with a message', async () => {
  const { params } = await file('company')
  const { status, problem } = await call('company', 'addMessage', {
    params,
    body: newMessage({ status: 'closed', version: 1 }),
  })
  expect([status, problem.fields]).toEqual([400, [{ field: 'status', code: 'not-possible' }]])
  expect((await detailOf(params)).entries).toHaveLength(1)
})

test('a message to a closed call is an addendum: the call stays closed', async () => {
  const { params } = await file('company')
  await change(params, 1, { status: 'closed' })
  expect((await call('company', 'addMessage', { params, body: newMessage() })).status).toBe(201)
  expect((await detailOf(params)).servicecall.status).toBe('closed')
  const done = await call('company', 'listServicecalls', { params: { customer }, query: { state: 'done' } })
  expect(done.body.rows.some(row => row.id === params.servicecall)).toBe(true)
})

test('an answer that decides about a call as it was not any more is not written, and told so', async () => {
  const { params } = await file('company')
  await change(params, 1, { status: 'solved', resolution: 'Behoben.' })
  const body = newMessage({ status: 'paused', version: 1 })
  const { status, problem } = await call('agent', 'addMessage', { params, body })
  expect([status, problem.type]).toEqual([409, 'urn:servicecall:changed'])
  expect((await detailOf(params)).servicecall.status).toBe('solved')
  expect((await detailOf(params)).entries.some(entry => entry.id === body.id)).toBe(false)
  // Looked at again, the same message goes.
  expect((await call('agent', 'addMessage', { params, body: { ...body, version: 2 } })).status).toBe(201)
})

test('a status without the version that was looked at is refused', async () => {
  const { params } = await file('company')
  const { status, problem } = await call('agent', 'addMessage', {
    params,
    body: newMessage({ status: 'paused' }),
  })
  expect([status, problem.fields]).toEqual([400, [{ field: 'version', code: 'required' }]])
})
