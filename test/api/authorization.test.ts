import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../../contract/route.ts'
import { type Operation, routes } from '../../contract/routes.ts'
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
} from '../fixtures/client.ts'
import { everybody, type Who } from '../fixtures/world.ts'

/**
 * Every operation × everybody × every kind of id. The table is generated from the route list, so that no operation
 * is forgotten; what is expected is said here in a few rules that know nothing of policy.ts.
 */
type Asker = Who | 'nobody'
const askers: readonly Asker[] = [...everybody.filter(who => who !== 'leaver' && who !== 'goner'), 'nobody']

/** Whose thing is asked for. `crossed`: a call of one customer under the address of another. */
const kinds = ['ownCall', 'colleagueCall', 'foreignCall', 'crossed', 'madeUpCall', 'madeUpCustomer'] as const
type Kind = (typeof kinds)[number]

const SECRET = 'Streng vertraulich'
interface Target {
  readonly customer: string
  readonly servicecall: string
  readonly number: number
  readonly document: string
}
let targets: Readonly<Record<Kind, Target>>

/** A call with a document in its first message. */
async function withDocument(who: Who, of: string, contact: Who): Promise<Target> {
  const id = newId()
  const uploaded = await upload(who, id, SECRET, {}, of as typeof customer)
  expect((await uploaded.put()).status).toBe(200)
  const body = newCall(contact, { id, title: `${SECRET} ${id}`, documents: [uploaded.id] })
  const { body: receipt, status } = await call(who, 'createServicecall', { params: { customer: of }, body })
  expect(status).toBe(201)
  return { customer: of, servicecall: id, number: receipt.number, document: uploaded.id }
}

beforeAll(async () => {
  const ownCall = await withDocument('own', customer, 'own')
  const colleagueCall = await withDocument('company', customer, 'colleague')
  const foreignCall = await withDocument('foreign', other, 'foreign')
  const nothing = { servicecall: newId(), document: newId(), number: 999_999_999 }
  targets = {
    ownCall,
    colleagueCall,
    foreignCall,
    crossed: { ...foreignCall, customer },
    madeUpCall: { customer, ...nothing },
    madeUpCustomer: { customer: newId(), ...nothing },
  }
})

const isSupport = (who: Asker) => ['agent', 'secondAgent', 'admin'].includes(who)
const isOut = (who: Asker) => ['nobody', 'disabled', 'signedOut'].includes(who)
const customersOf: Partial<Record<Asker, readonly ('first' | 'second')[]>> = {
  own: ['first'],
  company: ['first'],
  keyUser: ['first'],
  colleague: ['first'],
  foreign: ['second'],
  partner: ['first', 'second'],
}
const seesAll: Partial<Record<Asker, 'first' | 'second'>> = {
  company: 'first',
  keyUser: 'first',
  partner: 'first',
  foreign: 'second',
}

function seesCustomer(who: Asker, id: string): boolean {
  if (id !== customer && id !== other) return false
  return isSupport(who) || (customersOf[who] ?? []).includes(id === customer ? 'first' : 'second')
}

function seesCall(who: Asker, kind: Kind): boolean {
  if (kind === 'crossed' || kind === 'madeUpCall' || kind === 'madeUpCustomer') return false
  if (isSupport(who)) return true
  const where = kind === 'foreignCall' ? 'second' : 'first'
  return (
    seesAll[who] === where ||
    (kind === 'ownCall' && who === 'own') ||
    (kind === 'colleagueCall' && who === 'colleague')
  )
}

const listsEveryone = (who: Asker, id: string) =>
  isSupport(who) || seesAll[who] === (id === customer ? 'first' : 'second')

/** What is sent, valid in all but rights. A new operation with a body does not compile until it stands here. */
type WithBody = {
  [O in Operation]: (typeof routes)[O] extends { readonly body: unknown } ? O : never
}[Operation]
const bodies: Readonly<Record<WithBody, (who: Asker, target: Target) => unknown>> = {
  // Each to the language that it has already: other tests rely on it.
  changeMe: who => ({ language: who === 'colleague' ? 'en' : 'de' }),
  createServicecall: who => newCall(who === 'nobody' ? 'own' : who),
  addMessage: () => newMessage(),
  // A version that never was: whoever may change the call is told so, and nothing moves.
  changeServicecall: () => ({ id: newId(), version: 999_999, priority: 'high' }),
  createUpload: () => ({
    id: newId(),
    entry: newId(),
    name: 'a.txt',
    type: 'text/plain',
    size: 1,
    crc32: 'AAAAAA==',
  }),
}

const queries: Partial<Record<Operation, unknown>> = {}

function expected(operation: Operation, who: Asker, kind: Kind): number {
  const route: Route = routes[operation]
  if (isOut(who)) return 401
  const role = who === 'admin' ? 'admin' : isSupport(who) ? 'agent' : 'contact'
  if (route.access !== 'public' && !route.access.includes(role)) return 403
  const target = targets[kind]
  switch (operation) {
    case 'getMe':
    case 'changeMe':
    case 'listAgents':
    case 'getCatalogue':
    case 'listQueue':
      return route.status
    case 'findServicecall':
      // Asked for by its number alone, so there is no address to cross.
      return seesCall(who, kind === 'crossed' ? 'foreignCall' : kind) ? 200 : 404
    case 'getCustomer':
    case 'createUpload':
    case 'createServicecall':
      return seesCustomer(who, target.customer) ? route.status : 404
    case 'listServicecalls':
      if (!seesCustomer(who, target.customer) && !(isSupport(who) && kind === 'madeUpCustomer')) return 404
      // Support may look into any customer's list; that of nobody is empty.
      return listsEveryone(who, target.customer) ? 200 : 403
    case 'changeServicecall':
      return seesCall(who, kind) ? 409 : 404
    default:
      return seesCall(who, kind) ? route.status : 404
  }
}

const operations = (Object.keys(routes) as Operation[]).filter(
  operation => (routes[operation] as Route).access !== 'public',
)

function ask(operation: Operation, who: Asker, kind: Kind) {
  const target = targets[kind]
  const body = operation in bodies ? bodies[operation as WithBody](who, target) : undefined
  const params = { ...target, seq: 1 }
  return callRaw(who === 'nobody' ? undefined : tokens[who], operation, {
    params,
    query: queries[operation],
    ...(body === undefined ? {} : { body }),
  })
}

describe.each(operations)('%s', operation => {
  test('answers each person for each kind of id as the rights say, and leaks nothing', async () => {
    const wrong: string[] = []
    for (const who of askers) {
      const answers = await Promise.all(
        kinds.map(async kind => ({ kind, answer: await ask(operation, who, kind) })),
      )
      for (const { kind, answer } of answers) {
        const wanted = expected(operation, who, kind)
        if (answer.status !== wanted)
          wrong.push(`${who} ${kind}: ${answer.status} instead of ${wanted}: ${answer.text.slice(0, 200)}`)
        if (answer.status >= 400 && `${answer.text}${[...answer.headers].join()}`.includes(SECRET))
          wrong.push(`${who} ${kind}: leaks`)
      }
      // Foreign or made up: the answers are the same but for the number of the request.
      const refused = answers
        .filter(({ answer }) => answer.status === 404)
        .map(({ answer }) => fingerprint(answer))
      if (new Set(refused).size > 1)
        wrong.push(`${who}: refusals differ: ${[...new Set(refused)].join(' | ')}`)
    }
    expect(wrong).toEqual([])
  })
})

function fingerprint({ text, headers, problem, status }: Awaited<ReturnType<typeof ask>>): string {
  const names = [...headers]
    .filter(([name]) => !['date', 'x-request-id', 'apigw-requestid'].includes(name))
    .map(([name, value]) => `${name}=${value}`)
  const body = problem?.requestId ? text.replaceAll(problem.requestId, '') : text
  return `${status} ${body} ${names.join('; ')}`
}

test('the matrix covers every operation that needs a person', () => {
  console.log(
    `authorisation matrix: ${operations.length} operations × ${askers.length} persons × ${kinds.length} kinds of ids = ${operations.length * askers.length * kinds.length} requests`,
  )
  expect(operations.length).toBeGreaterThanOrEqual(16)
})

test('whoever has the scope "own" is not told how many calls the company has', async () => {
  await file('company')
  const mine = await call('colleague', 'listServicecalls', {
    params: { customer },
    query: { whose: 'mine', state: 'all' },
  })
  expect(mine.status).toBe(200)
  expect(mine.body.rows.length).toBeGreaterThan(0)
  expect(mine.body.rows.every(row => row.contact.id === persons.colleague.id)).toBe(true)
})

test('a contact of the scope "own" files for nobody else', async () => {
  const body = newCall('colleague')
  const { status, problem } = await call('own', 'createServicecall', { params: { customer }, body })
  expect([status, problem.fields]).toEqual([400, [{ field: 'contact', code: 'unknown' }]])
})

test.each([
  ['nothing', undefined],
  ['no token', 'x'],
  ['a token without a signature', `${tokens.agent.split('.').slice(0, 2).join('.')}.`],
  [
    'a token that was changed',
    tokens.own.replace(
      /\.[^.]+\./,
      `.${Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(tokens.own.split('.')[1] ?? '', 'base64url').toString()), username: persons.agent.id })).toString('base64url')}.`,
    ),
  ],
])('with %s nobody comes in', async (_, token) => {
  expect((await callRaw(token, 'getMe')).status).toBe(401)
})
