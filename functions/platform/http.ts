import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Role } from '../../contract/customer.ts'
import type { ApiFunction, Route } from '../../contract/route.ts'
import { type Operation, type Reply, type Request, type Routes, routes } from '../../contract/routes.ts'
import { TooBusy } from '../data/table.ts'
import type { In, People, Person } from '../domain/deps.ts'
import type { Actor } from '../domain/policy.ts'
import { isProblem, type Problem, problem } from '../domain/problem.ts'
import type { Visit, Visited } from '../domain/visit.ts'
import { answer, answerProblem } from './answer.ts'
import { factsOf, log } from './log.ts'
import { depthOf, observing } from './observe.ts'
import { parseRequest } from './parse-request.ts'
import type { Verify } from './token.ts'

type OperationsOf<F extends ApiFunction> = {
  [O in Operation]: Routes[O]['fn'] extends F ? O : never
}[Operation]

type Handler<O extends Operation, D> = Routes[O]['access'] extends 'public'
  ? (visit: Request<O> & Visit, deps: D) => Promise<Visited<Reply<O>> | Problem>
  : (input: In<O>, deps: D) => Promise<Reply<O> | Problem>

type Handlers<F extends ApiFunction, D> = { readonly [O in OperationsOf<F>]: Handler<O, D> }

export interface HttpDeps {
  readonly people: Pick<People, 'person'>
  readonly verify: Verify
}

/**
 * The one way in. Finds the operation by the route that API Gateway matched, verifies the token, parses the request,
 * begins to read the person, runs the operation and renders what it returns; errors are rendered here and nowhere else.
 */
export function http<F extends ApiFunction, D extends HttpDeps>(
  fn: F,
  handlers: Handlers<F, D>,
  deps: D,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  const byKey = new Map<string, { readonly operation: string; readonly route: Route }>(
    Object.entries(routes)
      .filter(([, route]) => route.fn === fn)
      .map(([operation, route]) => [route.path, { operation, route }]),
  )
  return async event => {
    const started = performance.now()
    const id = event.requestContext.requestId
    const found = byKey.get(event.routeKey)
    const request = { method: event.requestContext.http.method, headers: event.headers, id }
    if (!found) return answerProblem('not-found', undefined, request)
    const { operation, route } = found
    const { result, trips } = await observing(() => run(route, handlerOf(handlers, operation), event, deps))
    const response = isProblem(result)
      ? answerProblem(result.problem, result.fields, request)
      : answer(result.status, result.body, request, result.cookies)
    if (!isProblem(result) && result.location)
      response.headers = { ...response.headers, location: result.location }
    log('info', 'request', {
      operation,
      status: response.statusCode,
      requestId: id,
      ms: Math.round((performance.now() - started) * 10) / 10,
      depth: depthOf(trips),
      read: trips.reduce((sum, trip) => sum + trip.read, 0),
      write: trips.reduce((sum, trip) => sum + trip.write, 0),
    })
    return response
  }
}

interface Result {
  readonly status: number
  readonly body: unknown
  readonly cookies?: readonly string[]
  readonly location?: string
}

type AnyHandler = (input: unknown, deps: unknown) => Promise<unknown>

/** `Handlers` has made sure of the type of each; which one it is here only the request tells. */
const handlerOf = (handlers: object, operation: string) => Reflect.get(handlers, operation) as AnyHandler

async function run(
  route: Route,
  handler: AnyHandler,
  event: APIGatewayProxyEventV2,
  deps: HttpDeps,
): Promise<Result | Problem> {
  try {
    if (route.access === 'public') return await visit(route, handler, event, deps)
    const token = await deps.verify(/^Bearer (.+)$/i.exec(event.headers.authorization ?? '')?.[1] ?? '')
    if (!token) return problem('unauthenticated')
    const parsed = parseRequest(route, event)
    if (isProblem(parsed)) return parsed
    // Whoever writes is looked up consistently; for reading, a moment ago is good enough at half the price.
    const coming = deps.people.person(token.person, !route.path.startsWith('GET '))
    const actor = actorOf(coming, token.issuedAt, route.access)
    // An operation may fail before it looks at the actor: then nobody else handles this rejection.
    actor.catch(() => undefined)
    // Whatever the operation says, nothing is answered to somebody who may not be here.
    const [body] = await Promise.all([handler({ ...parsed, person: token.person, actor }, deps), actor])
    if (isProblem(body)) return body
    return { status: route.status, body, ...locationOf(route, event, body) }
  } catch (error) {
    if (isProblem(error)) return error
    if (error instanceof TooBusy || isThrottling(error)) return problem('busy')
    log('error', 'unexpected', { requestId: event.requestContext.requestId, ...factsOf(error) })
    return problem('unexpected')
  }
}

/** Rejects with a problem: a person who may not come in has no place among the values of an operation. */
async function actorOf(
  coming: Promise<Person | undefined>,
  issuedAt: number,
  access: readonly Role[],
): Promise<Actor> {
  const person = await coming
  const signedOut = person?.signedOutAt !== undefined && issuedAt * 1000 <= Date.parse(person.signedOutAt)
  if (!person || person.disabled || signedOut) throw problem('unauthenticated')
  if (!access.includes(person.role)) throw problem('not-allowed')
  return person
}

async function visit(
  route: Route,
  handler: AnyHandler,
  event: APIGatewayProxyEventV2,
  deps: HttpDeps,
): Promise<Result | Problem> {
  const parsed = parseRequest(route, event)
  if (isProblem(parsed)) return parsed
  const cookies = Object.fromEntries(
    (event.cookies ?? []).map(cookie => {
      const at = cookie.indexOf('=')
      return [cookie.slice(0, at), cookie.slice(at + 1)]
    }),
  )
  const origin = event.headers.origin
  const visited = await handler({ ...parsed, cookies, origin } satisfies Visit & typeof parsed, deps)
  if (isProblem(visited)) return visited
  const { body, cookies: set, location } = visited as Visited<unknown>
  return {
    status: route.status,
    body,
    ...(set ? { cookies: set } : {}),
    ...(location === undefined ? {} : { location }),
  }
}

const locationOf = (route: Route, event: APIGatewayProxyEventV2, body: unknown) =>
  route.status === 201 && typeof body === 'object' && body !== null && 'id' in body
    ? { location: `${event.rawPath}/${String(body.id)}` }
    : {}

const isThrottling = (error: unknown): boolean =>
  error instanceof Error &&
  [
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'InternalServerError',
    'ServiceUnavailable',
    'SlowDown',
    'TimeoutError',
  ].includes(error.name)
