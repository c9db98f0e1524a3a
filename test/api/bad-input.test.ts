import { describe, expect, test } from 'vitest'
import {
  call,
  callRaw,
  customer,
  file,
  newCall,
  newId,
  newMessage,
  other,
  persons,
  tokens,
  upload,
  wholeTable,
} from '../fixtures/client.ts'

const create = (body: unknown) => callRaw(tokens.company, 'createServicecall', { params: { customer }, body })
const fieldsOf = ({ status, problem }: Pick<Awaited<ReturnType<typeof create>>, 'status' | 'problem'>) => [
  status,
  problem.fields?.map(({ field, code }) => `${field}: ${code}`),
]

/** What a broken request must not have left behind: anything with its id. */
const traces = async (id: string) => (await wholeTable()).filter(item => JSON.stringify(item).includes(id))

describe.each<readonly [string, (valid: ReturnType<typeof newCall>) => unknown, string[]]>([
  ['no JSON', () => '{"id":', ['body: not-json']],
  ['a list', () => [], ['id: required']],
  ['null', () => 'null', ['body: wrong-type']],
  ['half a character', () => '"\\ud800', ['body: not-json']],
  ['an unknown field', valid => ({ ...valid, status: 'closed' }), ['status: unknown-field']],
  ['a missing title', ({ title: _, ...rest }) => rest, ['title: required']],
  ['a title of 81 characters', valid => ({ ...valid, title: 'x'.repeat(81) }), ['title: too-long']],
  ['a title of blanks', valid => ({ ...valid, title: ' \t ' }), ['title: empty']],
  [
    'a title with a control character',
    valid => ({ ...valid, title: 'a\u0000b' }),
    ['title: control-characters'],
  ],
  ['a title that is a number', valid => ({ ...valid, title: 7 }), ['title: wrong-type']],
  ['an empty message', valid => ({ ...valid, text: '\n\n' }), ['text: empty']],
  ['a message of more than 64 KB', valid => ({ ...valid, text: 'x'.repeat(65_537) }), ['text: too-long']],
  ['a priority of our own', valid => ({ ...valid, priority: 'urgent' }), ['priority: not-in-list']],
  ['an id that is none', valid => ({ ...valid, id: '42' }), ['id: not-an-id']],
  ['an id in small letters', valid => ({ ...valid, id: valid.id.toLowerCase() }), ['id: not-an-id']],
  ['a product that there is not', valid => ({ ...valid, product: 'nothing' }), ['product: unknown']],
  ['a version of another product', valid => ({ ...valid, version: '5.0' }), ['version: unknown']],
  ['a module of another product', valid => ({ ...valid, module: 'tse' }), ['module: unknown']],
  [
    'a contact of another customer',
    valid => ({ ...valid, contact: persons.foreign.id }),
    ['contact: unknown'],
  ],
  ['a contact who is support', valid => ({ ...valid, contact: persons.agent.id }), ['contact: unknown']],
  [
    'a document that was not uploaded',
    valid => ({ ...valid, documents: [newId()] }),
    ['documents.0: not-uploaded'],
  ],
  [
    'the same document twice',
    valid => {
      const id = newId()
      return { ...valid, documents: [id, id] }
    },
    ['documents: twice'],
  ],
  [
    '21 documents',
    valid => ({ ...valid, documents: Array.from({ length: 21 }, newId) }),
    ['documents: too-many'],
  ],
  ['several things at once', valid => ({ ...valid, title: '', text: '' }), ['title: empty', 'text: empty']],
])('a new call with %s', (_, bodyOf, fields) => {
  test(`is refused with ${fields.join(', ')}, and nothing is stored`, async () => {
    const valid = newCall()
    const answer = await create(bodyOf(valid))
    const [status, found] = fieldsOf(answer)
    expect(status).toBe(400)
    expect(found).toEqual(expect.arrayContaining(fields))
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.problem.requestId).toBe(answer.headers.get('x-request-id'))
    expect(await traces(valid.id)).toEqual([])
  })
})

test('a body of more than 512 KB is too large', async () => {
  const { status, problem } = await create({ ...newCall(), text: 'x'.repeat(600 * 1024) })
  expect([status, problem.type]).toEqual([413, 'urn:servicecall:too-large'])
})

test('a document of another customer cannot be attached, nor one uploaded for another message, nor a colleague’s', async () => {
  const body = newCall('company')
  const foreign = await upload('foreign', body.id, 'x', {}, other)
  const elsewhere = await upload('company', newId())
  const colleagues = await upload('keyUser', body.id)
  for (const document of [foreign, elsewhere, colleagues]) {
    expect((await document.put()).status).toBe(200)
    expect(fieldsOf(await create({ ...body, documents: [document.id] }))).toEqual([
      400,
      ['documents.0: not-uploaded'],
    ])
  }
})

test.each([
  ['the customer', { customer: 'x', servicecall: newId() }, 'customer: not-an-id'],
  ['the call', { customer, servicecall: '../../x' }, 'servicecall: not-an-id'],
])('an address in which %s is no id is refused, naming it', async (_, params, field) => {
  expect(fieldsOf(await callRaw(tokens.company, 'getServicecall', { params }))).toEqual([400, [field]])
})

test.each([
  ['limit', { limit: '0' }, 'limit: not-in-list'],
  ['limit', { limit: '101' }, 'limit: not-in-list'],
  ['limit', { limit: 'all' }, 'limit: not-a-number'],
  ['state', { state: 'new' }, 'state: not-in-list'],
  ['something unknown', { sort: 'title' }, 'sort: unknown-field'],
  ['a cursor of rubbish', { cursor: 'rubbish' }, 'cursor: cursor'],
  [
    'a cursor of another form',
    { cursor: Buffer.from('["x",1,2,3]').toString('base64url') },
    'cursor: cursor',
  ],
])('a list with a wrong %s is refused', async (_, query, field) => {
  expect(
    fieldsOf(await callRaw(tokens.company, 'listServicecalls', { params: { customer }, query })),
  ).toEqual([400, [field]])
})

test('a cursor of another list is refused', async () => {
  await Promise.all([file('foreign', {}, other), file('foreign', {}, other)])
  await Promise.all([file('company'), file('company')])
  const theirs = await call('foreign', 'listServicecalls', {
    params: { customer: other },
    query: { limit: '1' },
  })
  const ours = await call('company', 'listServicecalls', { params: { customer }, query: { limit: '1' } })
  expect(theirs.body.cursor && ours.body.cursor).toBeTruthy()
  for (const query of [
    { cursor: theirs.body.cursor ?? '' },
    { cursor: ours.body.cursor ?? '', whose: 'mine' },
    { cursor: ours.body.cursor ?? '', state: 'done' },
  ])
    expect(
      fieldsOf(await callRaw(tokens.company, 'listServicecalls', { params: { customer }, query })),
    ).toEqual([400, ['cursor: cursor']])
  expect(fieldsOf(await callRaw(tokens.agent, 'listQueue', { query: { cursor: ours.body.cursor } }))).toEqual(
    [400, ['cursor: cursor']],
  )
})

test.each([
  ['no size', { size: 0 }, 'size: empty'],
  ['more than 100 MB', { size: 100 * 1024 * 1024 + 1 }, 'size: too-large'],
  ['half a byte', { size: 1.5 }, 'size: wrong-type'],
  ['a path for a name', { name: '../../etc/passwd' }, 'name: not-a-file-name'],
  ['no type', { type: 'text' }, 'type: not-a-media-type'],
  ['no checksum', { crc32: 'x' }, 'crc32: not-a-checksum'],
])('an upload with %s is refused', async (_, change, field) => {
  const body = {
    id: newId(),
    entry: newId(),
    name: 'a.txt',
    type: 'text/plain',
    size: 1,
    crc32: 'AAAAAA==',
    ...change,
  }
  expect(fieldsOf(await callRaw(tokens.company, 'createUpload', { params: { customer }, body }))).toEqual([
    400,
    [field],
  ])
})

test('an address that is no operation is 404, and a method that is none too', async () => {
  const { stack } = await import('../fixtures/client.ts')
  for (const [method, path] of [
    ['GET', '/api/nothing'],
    ['DELETE', `/api/customers/${customer}`],
    ['POST', '/api/me'],
  ] as const)
    expect(
      (await fetch(`${stack.url}${path}`, { method, headers: { authorization: `Bearer ${tokens.agent}` } }))
        .status,
    ).toBe(404)
})

test('a message is checked like a call', async () => {
  const { params } = await file('company')
  const answer = await callRaw(tokens.company, 'addMessage', {
    params,
    body: { ...newMessage(), title: 'x'.repeat(81), extra: 1 },
  })
  expect(fieldsOf(answer)).toEqual([400, expect.arrayContaining(['title: too-long', 'extra: unknown-field'])])
})
