import { paths } from 'virtual:routes'
import type { ClientRequest, Operation, Reply } from '../../contract/routes.ts'
import { Failure, failureOf } from './failure.ts'
import { accessToken, refuse } from './session.ts'
import { connection } from './state/connection.ts'

type Part<O extends Operation, K extends keyof ClientRequest<O>> = [ClientRequest<O>[K]] extends [undefined]
  ? unknown
  : { readonly [P in K]: ClientRequest<O>[K] }

/** What an operation is called with: exactly what its entry in the contract names. */
export type Given<O extends Operation> = Part<O, 'params'> & Part<O, 'body'> & Partial<Part<O, 'query'>>

interface Sent {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  /** Asked by nobody: must not lead away from the page, see session.ts. */
  readonly quiet?: boolean
}

/** How often a request that the API was too busy for is repeated: every operation may be, see contract/routes.ts. */
const REPEATS = 2

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

const addressOf = (path: string, { params = {}, query = {} }: Sent): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const asked = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked)}`
}

async function send(operation: Operation, sent: Sent, token: string, etag: string): Promise<Response> {
  const [method = 'GET', path = ''] = (paths[operation] ?? '').split(' ')
  const headers = new Headers({ authorization: `Bearer ${token}` })
  if (sent.body !== undefined) headers.set('content-type', 'application/json')
  if (etag !== '') headers.set('if-none-match', etag)
  const body = sent.body === undefined ? null : JSON.stringify(sent.body)
  return fetch(addressOf(path, sent), { method, headers, body, cache: 'no-store' }).catch(() => {
    throw new Failure('offline')
  })
}

async function answer(operation: Operation, sent: Sent, etag: string): Promise<Response> {
  let token = await accessToken(undefined, sent.quiet)
  let refusals = 0
  for (let repeat = 0; ; repeat++) {
    const response = await send(operation, sent, token, etag)
    if (response.ok || response.status === 304) return response
    const failure = await failureOf(response)
    if (failure.kind === 'unauthenticated') {
      if (refusals === 2) throw refuse()
      // Tokens tell time in seconds: one issued in the second of a sign-out elsewhere is refused, the next is not.
      if (refusals === 1) await pause(1_200)
      refusals += 1
      token = await accessToken(token, sent.quiet)
    } else if (failure.kind === 'busy' && repeat < REPEATS)
      await pause(400 * 2 ** repeat * (1 + Math.random()))
    else throw failure
  }
}

/** Asks the API, and tells everybody whether there is a connection. */
async function ask(operation: Operation, sent: Sent, etag = ''): Promise<Response> {
  try {
    const response = await answer(operation, sent, etag)
    connection.value = 'there'
    return response
  } catch (thrown) {
    if (thrown instanceof Failure) connection.value = thrown.kind === 'offline' ? 'lost' : 'there'
    throw thrown
  }
}

const read = <O extends Operation>(response: Response): Promise<Reply<O>> =>
  response.json().catch(() => {
    // A page instead of data, as a proxy would send it.
    throw new Failure('unexpected')
  })

/** Calls an operation of the contract: `call('getServicecall', { params })`. Throws nothing but a `Failure`. */
export async function call<O extends Operation>(operation: O, given: Given<O> & Sent): Promise<Reply<O>> {
  return read<O>(await ask(operation, given))
}

export interface Tagged<O extends Operation> {
  readonly etag: string
  readonly reply: Reply<O>
}

/** The same, answered with nothing where the reply is still the one with this `etag`. */
export async function callIfChanged<O extends Operation>(
  operation: O,
  given: Given<O> & Sent,
  etag: string,
): Promise<Tagged<O> | undefined> {
  const response = await ask(operation, given, etag)
  if (response.status === 304) return undefined
  return { etag: response.headers.get('etag') ?? '', reply: await read<O>(response) }
}
