import { describe, expect, test } from 'vitest'
import {
  call,
  customer,
  file,
  newCall,
  newId,
  newMessage,
  other,
  persons,
  wholeTable,
} from '../fixtures/client.ts'

describe('createServicecall', () => {
  test('files a call that is in its list, in its detail and in support’s queue', async () => {
    const { id, number, params, request } = await file('company')
    const detail = await call('company', 'getServicecall', { params, query: { version: '1' } })
    expect(detail.body.servicecall).toMatchObject({
      id,
      number,
      status: 'created',
      priority: 'normal',
      channel: 'portal',
      version: 1,
      product: { id: 'erp', version: '8.4', module: 'lager' },
      contact: { id: persons.company.id, name: persons.company.name },
    })
    expect(detail.body.entries).toMatchObject([
      { kind: 'message', seq: 1, title: request.title, text: request.text, documents: [] },
    ])
    const list = await call('company', 'listServicecalls', { params: { customer } })
    expect(list.body.rows.find(row => row.id === id)).toMatchObject({
      id,
      number,
      title: request.title,
      status: 'created',
    })
    const queue = await call('agent', 'listQueue', { query: { view: 'unassigned', limit: '100' } })
    expect(await inQueue('unassigned', id)).toMatchObject({
      id,
      number,
      status: 'created',
      customer: { id: customer, name: 'Erste GmbH' },
    })
    expect(queue.status).toBe(200)
  })

  test('may be filed for a colleague, who then finds it among his own', async () => {
    const body = newCall('colleague')
    const { body: receipt } = await call('company', 'createServicecall', { params: { customer }, body })
    const mine = await call('colleague', 'listServicecalls', {
      params: { customer },
      query: { whose: 'mine' },
    })
    expect(mine.body.rows.find(row => row.id === receipt.id)).toMatchObject({
      number: receipt.number,
      contact: { id: persons.colleague.id },
    })
  })

  test('the same request again, one after the other and ten at once, gives the same answer and one call', async () => {
    const body = newCall()
    const ask = () => call('company', 'createServicecall', { params: { customer }, body })
    const first = await ask()
    const again = await Promise.all(Array.from({ length: 10 }, ask))
    expect(first.status).toBe(201)
    expect(new Set([first, ...again].map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    const heads = (await wholeTable()).filter(item => item.sk === `CALL#${body.id}`)
    expect(heads).toHaveLength(1)
  })

  test('ten first requests at once agree on one call', async () => {
    const body = newCall()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('company', 'createServicecall', { params: { customer }, body })),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
  })

  test('the same answer still comes after support has changed the call', async () => {
    const { params, request, number } = await file('company')
    await call('agent', 'changeServicecall', {
      params,
      body: { id: newId(), version: 1, priority: 'critical' },
    })
    const again = await call('company', 'createServicecall', { params: { customer }, body: request })
    expect([again.status, again.body.number]).toEqual([201, number])
  })

  test.each([
    [
      'with another body',
      (id: string) =>
        call('company', 'createServicecall', {
          params: { customer },
          body: newCall('company', { id, title: 'Anderes' }),
        }),
    ],
    [
      'by somebody else',
      (id: string) =>
        call('keyUser', 'createServicecall', { params: { customer }, body: newCall('company', { id }) }),
    ],
    [
      'at another customer',
      (id: string) =>
        call('foreign', 'createServicecall', {
          params: { customer: other },
          body: newCall('foreign', { id }),
        }),
    ],
  ])('the id of a call, used again %s, is refused and touches nothing', async (_, ask) => {
    const { id } = await file('company')
    const before = await traces(id)
    const { status, problem } = await ask(id)
    expect([status, problem.type]).toEqual([409, 'urn:servicecall:id-reused'])
    expect(await traces(id)).toEqual(before)
  })

  test('50 calls at once get 50 different numbers', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        call('company', 'createServicecall', { params: { customer }, body: newCall() }),
      ),
    )
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(50)
  })
})

describe('reading', () => {
  test('a call is found by its number', async () => {
    const { id, number } = await file('company')
    expect((await call('company', 'findServicecall', { params: { number: String(number) } })).body).toEqual({
      customer,
      servicecall: id,
    })
  })

  test('its version tells whether it moved on', async () => {
    const { params } = await file('company')
    expect((await call('company', 'getServicecallVersion', { params })).body).toEqual({ version: 1 })
    await call('company', 'addMessage', { params, body: newMessage() })
    expect((await call('company', 'getServicecallVersion', { params })).body).toEqual({ version: 2 })
  })

  test('of a long conversation the latest hundred entries come, and the earlier ones when asked for', async () => {
    const { params } = await file('company')
    for (let i = 0; i < 104; i++)
      await call('company', 'addMessage', { params, body: newMessage({ text: `Nachricht ${i}` }) })
    const last = await call('company', 'getServicecall', { params })
    expect([last.body.entries.length, last.body.entries[0]?.seq, last.body.earlier]).toEqual([100, 6, true])
    const first = await call('company', 'getServicecall', { params, query: { before: '6' } })
    expect([first.body.entries.map(entry => entry.seq), first.body.earlier]).toEqual([[1, 2, 3, 4, 5], false])
  })

  test('what has not changed is answered with 304 and no body', async () => {
    const { params } = await file('company')
    const { headers } = await call('company', 'getServicecall', { params })
    const { callRaw, tokens } = await import('../fixtures/client.ts')
    const again = await callRaw(
      tokens.company,
      'getServicecall',
      { params },
      { 'if-none-match': headers.get('etag') ?? '' },
    )
    expect([again.status, again.text]).toEqual([304, ''])
  })

  test('open calls, done ones and all of them are lists of their own', async () => {
    const { id, params } = await file('partner', {}, other)
    const listed = async (state: 'open' | 'done' | 'all') =>
      (
        await call('partner', 'listServicecalls', {
          params: { customer: other },
          query: { state, whose: 'mine' },
        })
      ).body.rows.some(row => row.id === id)
    expect([await listed('open'), await listed('done'), await listed('all')]).toEqual([true, false, true])
    await call('agent', 'changeServicecall', { params, body: { id: newId(), version: 1, status: 'closed' } })
    expect([await listed('open'), await listed('done'), await listed('all')]).toEqual([false, true, true])
  })
})

/** Everything in the table that says this id, but for the mails, which go out in their own time. */
const traces = async (id: string) =>
  (await wholeTable())
    .filter(({ pk }) => !String(pk).startsWith('MAIL#'))
    .map(item => JSON.stringify(item))
    .filter(item => item.includes(id))
    .sort()

async function inQueue(view: 'team' | 'unassigned', id: string) {
  let cursor: string | undefined
  do {
    const { body } = await call('agent', 'listQueue', {
      query: { view, limit: '100', ...(cursor ? { cursor } : {}) },
    })
    const found = body.rows.find(row => row.id === id)
    if (found) return found
    cursor = body.cursor
  } while (cursor)
  return undefined
}
