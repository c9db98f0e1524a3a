import { expect, test } from 'vitest'
import { call, file, newId, newMessage, other } from '../fixtures/client.ts'

type Query = Parameters<typeof call<'listServicecalls'>>[2] extends { query?: infer Q } | undefined
  ? Q
  : never

/** Walks through all pages of a list, doing something between them, and keeps each row once, as the page does. */
async function walk(query: Query, between: (page: number) => Promise<unknown>) {
  const rows = new Map<string, { readonly id: string; readonly version: number }>()
  const doubled: string[] = []
  let cursor: string | undefined
  for (let page = 0; ; page++) {
    const { status, body } = await call('foreign', 'listServicecalls', {
      params: { customer: other },
      query: { limit: '4', ...query, ...(cursor ? { cursor } : {}) },
    })
    expect(status).toBe(200)
    for (const row of [...body.rows, ...body.moved]) {
      if (rows.has(row.id)) doubled.push(row.id)
      rows.set(row.id, row)
    }
    cursor = body.cursor
    if (!cursor) return { ids: new Set(rows.keys()), doubled }
    await between(page)
  }
}

test('paging while calls change neither loses a row nor shows one twice', async () => {
  const calls = await Promise.all(Array.from({ length: 14 }, () => file('foreign', {}, other)))
  const say = (i: number) => {
    const params = calls[i]?.params
    return params ? call('foreign', 'addMessage', { params, body: newMessage() }) : undefined
  }
  // After every page the calls further back come to the front, past the walk.
  const { ids } = await walk({ state: 'open' }, page => Promise.all([say(page), say(13 - page), say(7)]))
  expect(calls.filter(({ id }) => !ids.has(id))).toEqual([])
})

test('a call that is closed during a walk over all calls is not lost, nor one that is opened again', async () => {
  const calls = await Promise.all(Array.from({ length: 10 }, () => file('foreign', {}, other)))
  const set = (i: number, version: number, status: 'closed' | 'started') => {
    const params = calls[i]?.params
    return params
      ? call('agent', 'changeServicecall', { params, body: { id: newId(), version, status } })
      : undefined
  }
  await Promise.all([0, 1, 2].map(i => set(i, 1, 'closed')))
  const { ids } = await walk({ state: 'all' }, page =>
    Promise.all([set(3 + page, 1, 'closed'), set(page, 2, 'started')]),
  )
  expect(calls.filter(({ id }) => !ids.has(id))).toEqual([])
})

test('a walk in peace shows every row exactly once, open ones first and the latest first', async () => {
  const calls = await Promise.all(Array.from({ length: 6 }, () => file('foreign', {}, other)))
  // What changed just before the walk began counts as changed during it.
  await new Promise(resolve => setTimeout(resolve, 10_500))
  const { doubled, ids } = await walk({ state: 'all' }, async () => undefined)
  // Others of this run may write to the same customer; these calls nobody touches.
  expect(calls.filter(({ id }) => doubled.includes(id))).toEqual([])
  expect(calls.filter(({ id }) => !ids.has(id))).toEqual([])
  const whole = await call('foreign', 'listServicecalls', {
    params: { customer: other },
    query: { state: 'all', limit: '100' },
  })
  const order = whole.body.rows.map(row => `${row.status === 'closed' ? 'DONE' : 'OPEN'}#${row.activity.at}`)
  expect(order).toEqual([...order].sort().reverse())
})

test('the queue shows whoever has waited longest first, and a walk through it loses nobody', async () => {
  const calls = await Promise.all(Array.from({ length: 8 }, () => file('foreign', {}, other)))
  const seen = new Set<string>()
  const order: string[] = []
  let cursor: string | undefined
  do {
    const { body } = await call('agent', 'listQueue', {
      query: { view: 'unassigned', limit: '5', ...(cursor ? { cursor } : {}) },
    })
    for (const row of body.rows) {
      expect(seen.has(row.id)).toBe(false)
      seen.add(row.id)
      order.push(row.turn?.since ?? '')
    }
    cursor = body.cursor
    const params = calls[seen.size % 8]?.params
    if (params) await call('foreign', 'addMessage', { params, body: newMessage() })
  } while (cursor)
  expect(calls.filter(({ id }) => !seen.has(id))).toEqual([])
  expect(order).toEqual([...order].sort())
})
