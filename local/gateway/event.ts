import type { IncomingMessage } from 'node:http'
import type { Json, JsonObject } from '../json.ts'
import { account } from '../template/names.ts'
import type { Match } from './routes.ts'

export type ApiRequest = {
  readonly match: Match
  readonly message: IncomingMessage
  readonly body: Buffer
  readonly requestId: string
  readonly now: Date
  readonly claims: { readonly [name: string]: Json } | undefined
}

/** The event of an HTTP API in payload format 2.0. */
export function apiEvent({ match, message, body, requestId, now, claims }: ApiRequest): JsonObject {
  const { path, query } = splitUrl(message.url ?? '/')
  const { cookie, ...others } = message.headers
  const headers = Object.fromEntries(
    Object.entries(others).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value] as const],
    ),
  )
  const queryParameters = joinQuery(query)
  const encoded = body.length > 0 && !isText(headers['content-type'])
  return {
    version: '2.0',
    routeKey: match.route.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/;\s*/) }),
    headers,
    ...(Object.keys(queryParameters).length === 0 ? {} : { queryStringParameters: queryParameters }),
    requestContext: {
      accountId: account,
      apiId: 'local',
      ...(claims === undefined ? {} : { authorizer: { jwt: { claims: asStrings(claims), scopes: null } } }),
      domainName: headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: message.method ?? 'GET',
        path,
        protocol: `HTTP/${message.httpVersion}`,
        sourceIp: message.socket.remoteAddress ?? '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: match.route.key,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(match.parameters).length === 0 ? {} : { pathParameters: match.parameters }),
    ...(body.length === 0 ? {} : { body: body.toString(encoded ? 'base64' : 'utf8') }),
    isBase64Encoded: encoded,
  }
}

/** Path and query of a request target, neither decoded. */
export function splitUrl(url: string): { readonly path: string; readonly query: string } {
  const index = url.indexOf('?')
  return index < 0 ? { path: url, query: '' } : { path: url.slice(0, index), query: url.slice(index + 1) }
}

function joinQuery(query: string): { readonly [name: string]: string } {
  const joined: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const before = joined[name]
    joined[name] = before === undefined ? value : `${before},${value}`
  }
  return joined
}

/** What API Gateway hands on as text; everything else, forms too, arrives in base64. */
const isText = (contentType: string | undefined): boolean =>
  /^\s*(text\/|application\/(json|javascript|xml)\b|application\/[\w.-]+\+(json|xml)\b)/i.test(
    contentType ?? '',
  )

/** API Gateway hands claims on as texts. */
const asStrings = (claims: { readonly [name: string]: Json }): { readonly [name: string]: string } =>
  Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? `[${value.join(' ')}]`
        : typeof value === 'string'
          ? value
          : JSON.stringify(value),
    ]),
  )

/** 12/Mar/2026:19:03:58 +0000 */
function logTime(now: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(now.toUTCString()) ?? []
  return `${day}/${month}/${year}:${time} +0000`
}
