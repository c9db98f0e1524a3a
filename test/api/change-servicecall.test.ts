import { expect, test } from 'vitest'
import { call, file, newId, newMessage, persons } from '../fixtures/client.ts'

type Params = { readonly customer: string; readonly servicecall: string }
const change = (who: 'agent' | 'secondAgent', params: Params, version: number, body: object, id = newId()) =>
  call(who, 'changeServicecall', { params, body: { id, version, ...body } })

test('an agent takes a call: it is his, it is begun, and the customer reads who works on it', async () => {
  const { params } = await file('company')
  const { status, body } = await change('agent', params, 1, { assignee: persons.agent.id })
  expect(status).toBe(200)
  expect(body.work).toMatchObject({ status: 'started', assignee: { id: persons.agent.id } })
  const seen = await call('company', 'getServicecall', { params })
  expect(seen.body.servicecall).toMatchObject({ agent: persons.agent.name, status: 'started', version: 2 })
  expect(seen.body.entries.at(-1)).toMatchObject({
    kind: 'change',
    changes: [
      { field: 'agent', to: persons.agent.name },
      { field: 'status', from: 'created', to: 'started' },
    ],
  })
  const mine = await call('agent', 'listQueue', { query: { view: 'mine', limit: '100' } })
  expect(mine.body.rows.some(row => row.id === params.servicecall)).toBe(true)
  const others = await call('secondAgent', 'listQueue', { query: { view: 'mine', limit: '100' } })
  expect(others.body.rows.some(row => row.id === params.servicecall)).toBe(false)
})

test('status, priority and resolution are set in one step and can be taken back', async () => {
  const { params } = await file('company')
  await change('agent', params, 1, { status: 'solved', priority: 'high', resolution: 'Behoben in 8.4.3.' })
  expect((await call('company', 'getServicecall', { params })).body.servicecall).toMatchObject({
    status: 'solved',
    priority: 'high',
    resolution: 'Behoben in 8.4.3.',
  })
  await change('agent', params, 2, { resolution: null, assignee: null, status: 'started' })
  const { servicecall } = (await call('company', 'getServicecall', { params })).body
  expect(servicecall.resolution).toBeUndefined()
})

test('of two agents who change a call at once one wins, and the other is told and has overwritten nothing', async () => {
  const { params } = await file('company')
  const answers = await Promise.all([
    change('agent', params, 1, { priority: 'high' }),
    change('secondAgent', params, 1, { priority: 'low' }),
  ])
  const [won] = answers.filter(({ status }) => status === 200)
  const [lost] = answers.filter(({ status }) => status === 409)
  expect(lost?.problem.type).toBe('urn:servicecall:changed')
  const { servicecall } = (await call('agent', 'getServicecall', { params })).body
  expect(servicecall).toMatchObject({ version: 2, priority: won?.body.servicecall.priority })
})

test('who looked at an older state changes nothing', async () => {
  const { params } = await file('company')
  await call('company', 'addMessage', { params, body: newMessage() })
  expect((await change('agent', params, 1, { status: 'closed' })).status).toBe(409)
})

test('the same change again is done once and answered with how things stand', async () => {
  const { params } = await file('company')
  const id = newId()
  const first = await change('agent', params, 1, { priority: 'high' }, id)
  const again = await Promise.all([1, 2, 3].map(() => change('agent', params, 1, { priority: 'high' }, id)))
  expect(again.map(({ status, text }) => `${status} ${text}`)).toEqual(
    [1, 2, 3].map(() => `${first.status} ${first.text}`),
  )
  const other = await change('agent', params, 1, { priority: 'low' }, id)
  expect([other.status, other.problem.type]).toEqual([409, 'urn:servicecall:id-reused'])
})

test.each([
  [{ status: 'created' }, 'status', 'not-possible'],
  [{ assignee: persons.company.id }, 'assignee', 'unknown'],
  [{ assignee: newId() }, 'assignee', 'unknown'],
  [{}, 'body', 'nothing-to-change'],
  [{ resolution: 'x'.repeat(601) }, 'resolution', 'too-long'],
])('%j is refused, naming the field', async (body, field, code) => {
  const { params } = await file('company')
  await change('agent', params, 1, { status: 'started' })
  const { status, problem } = await change('agent', params, 2, body)
  expect([status, problem.fields]).toEqual([400, [{ field, code }]])
})

test('that a call was forwarded stays inside: no entry, no status, no activity for the customer', async () => {
  const { params } = await file('company')
  await change('agent', params, 1, { status: 'started' })
  const before = (await call('company', 'getServicecall', { params })).body
  await change('agent', params, 2, { status: 'forwarded' })
  const after = await call('company', 'getServicecall', { params })
  expect(after.body).toEqual({ ...before, servicecall: { ...before.servicecall, version: 3 } })
  expect(after.text).not.toContain('forwarded')
  expect((await call('agent', 'getWork', { params })).body.status).toBe('forwarded')
})

test('a closed call leaves the queue and comes back when it is taken up again', async () => {
  const { params } = await file('company')
  const inQueue = async () =>
    (await call('agent', 'listQueue', { query: { view: 'mine', limit: '100' } })).body.rows.some(
      row => row.id === params.servicecall,
    )
  await change('agent', params, 1, { assignee: persons.agent.id })
  expect(await inQueue()).toBe(true)
  await change('agent', params, 2, { status: 'closed' })
  expect(await inQueue()).toBe(false)
  await change('agent', params, 3, { status: 'started' })
  expect(await inQueue()).toBe(true)
})
