import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import * as v from 'valibot'
import type { Functions } from '../functions/functions.ts'
import { Json, parseJson } from '../json.ts'
import { readBody } from '../read-body.ts'
import { apiEvent, splitUrl } from './event.ts'
import { type Match, matchRoute, type Route } from './routes.ts'
import type { TokenCheck } from './tokens.ts'

/** What an HTTP API takes at most. */
const bodyLimit = 10 * 1024 * 1024

const Header = v.pipe(v.union([v.string(), v.number(), v.boolean()]), v.transform(String))
const LambdaAnswer = v.looseObject({
  statusCode: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  headers: v.optional(v.record(v.string(), Header), {}),
  cookies: v.optional(v.array(v.string()), []),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
})
type LambdaAnswer = v.InferOutput<typeof LambdaAnswer>

type Dependencies = {
  readonly routes: () => readonly Route[]
  readonly functions: Pick<Functions, 'invoke'>
  readonly checkToken: TokenCheck
}

/** Answers requests as the HTTP API of the template would. */
export function openApi({ routes, functions, checkToken }: Dependencies) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = randomUUID()
    const match = matchRoute(routes(), request.method ?? 'GET', splitUrl(request.url ?? '/').path)
    if (match === undefined) return refuse(response, requestId, 404, 'Not Found')
    const claims = await authorise(match, request, checkToken)
    if (claims === 'unauthorized') {
      response.setHeader('www-authenticate', 'Bearer')
      return refuse(response, requestId, 401, 'Unauthorized')
    }
    if (claims === 'forbidden') return refuse(response, requestId, 403, 'Forbidden')
    const body = await readBody(request, bodyLimit)
    if (body === 'too large') {
      request.resume()
      return refuse(response, requestId, 413, 'Request Entity Too Large')
    }
    const event = apiEvent({ match, message: request, body, requestId, now: new Date(), claims })
    const outcome = await withinTime(functions.invoke(match.route.functionName, event), match.route.timeoutMs)
    if (outcome === 'late') return refuse(response, requestId, 503, 'Service Unavailable')
    const answer = outcome.ok ? readAnswer(outcome.payload) : undefined
    if (answer === undefined) return refuse(response, requestId, 500, 'Internal Server Error')
    send(response, requestId, answer)
  }
}

async function authorise(match: Match, request: IncomingMessage, checkToken: TokenCheck) {
  const { authorizer, scopes } = match.route
  if (authorizer === undefined) return undefined
  const header = request.headers[authorizer.header]
  const claims = await checkToken(authorizer, Array.isArray(header) ? header[0] : header)
  if (claims === 'unauthorized' || scopes.length === 0) return claims
  const granted = typeof claims.scope === 'string' ? claims.scope.split(' ') : []
  return scopes.some(scope => granted.includes(scope)) ? claims : 'forbidden'
}

function withinTime<T>(work: Promise<T>, timeoutMs: number): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), timeoutMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** A result without a status code is the body of a 200, as format 2.0 says; anything unusable is an error. */
function readAnswer(payload: string): LambdaAnswer | undefined {
  const value = parseJson(Json, payload)
  if (typeof value === 'object' && value !== null && 'statusCode' in value) {
    const parsed = v.safeParse(LambdaAnswer, value)
    return parsed.success ? parsed.output : undefined
  }
  const body = typeof value === 'string' ? value : payload
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    cookies: [],
    body,
    isBase64Encoded: false,
  }
}

function send(response: ServerResponse, requestId: string, answer: LambdaAnswer): void {
  const body = Buffer.from(answer.body, answer.isBase64Encoded ? 'base64' : 'utf8')
  response.statusCode = answer.statusCode
  response.setHeader('apigw-requestid', requestId)
  for (const [name, value] of Object.entries(answer.headers)) {
    if (name.toLowerCase() !== 'content-length') response.setHeader(name, value)
  }
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain;charset=UTF-8')
  if (answer.cookies.length > 0) response.setHeader('set-cookie', [...answer.cookies])
  if (answer.statusCode !== 204 && answer.statusCode !== 304)
    response.setHeader('content-length', body.length)
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

function refuse(response: ServerResponse, requestId: string, status: number, message: string): void {
  response.statusCode = status
  response.setHeader('apigw-requestid', requestId)
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ message }))
}
