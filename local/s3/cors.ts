import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CorsRule } from './buckets.ts'

/** Answers a preflight as the bucket's rules say. */
export function answerPreflight(
  rules: readonly CorsRule[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { origin, 'access-control-request-method': method } = request.headers
  const wanted = headerNames(request.headers['access-control-request-headers'])
  const rule = origin && method ? findRule(rules, origin, method, wanted) : undefined
  if (rule === undefined || origin === undefined) {
    response.writeHead(403, { 'content-type': 'application/xml' })
    response.end(
      '<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message></Error>',
    )
    return
  }
  applyRule(rule, origin, response)
  if (wanted.length > 0) response.setHeader('access-control-allow-headers', wanted.join(', '))
  if (rule.MaxAge !== undefined) response.setHeader('access-control-max-age', rule.MaxAge)
  response.writeHead(200)
  response.end()
}

/** Adds the headers that let a page read the answer. */
export function addCorsHeaders(
  rules: readonly CorsRule[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { origin } = request.headers
  const rule = origin && findRule(rules, origin, request.method ?? 'GET', [])
  if (rule && origin) applyRule(rule, origin, response)
}

function findRule(rules: readonly CorsRule[], origin: string, method: string, headers: readonly string[]) {
  return rules.find(
    rule =>
      rule.AllowedMethods.includes(method) &&
      rule.AllowedOrigins.some(pattern => matches(pattern, origin)) &&
      headers.every(header => rule.AllowedHeaders.some(pattern => matches(pattern.toLowerCase(), header))),
  )
}

function applyRule(rule: CorsRule, origin: string, response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', rule.AllowedOrigins.includes('*') ? '*' : origin)
  response.setHeader('access-control-allow-methods', rule.AllowedMethods.join(', '))
  response.setHeader('vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method')
  if (rule.ExposedHeaders.length > 0)
    response.setHeader('access-control-expose-headers', rule.ExposedHeaders.join(', '))
}

/** One * in a pattern stands for anything. */
function matches(pattern: string, value: string): boolean {
  const [before = '', after] = pattern.split('*')
  if (after === undefined) return pattern === value
  return value.length >= before.length + after.length && value.startsWith(before) && value.endsWith(after)
}

const headerNames = (header: string | undefined): readonly string[] =>
  (header ?? '').split(',').flatMap(name => (name.trim() === '' ? [] : [name.trim().toLowerCase()]))
