import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as v from 'valibot'
import { FieldCode, type FieldError } from '../../contract/problems.ts'
import type { Route } from '../../contract/route.ts'
import { invalid, type Problem, problem } from '../domain/problem.ts'

/** Largest body, in bytes: the longest text with every character escaped, and the rest of a form. */
const BODY_BYTES = 512 * 1024

export interface Parsed {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** Parameters, query and body as the contract describes them, or what is wrong with them. */
export function parseRequest(route: Route, event: APIGatewayProxyEventV2): Parsed | Problem {
  const errors: FieldError[] = []
  const part = (schema: v.GenericSchema | undefined, value: unknown): unknown => {
    if (!schema) return undefined
    const parsed = v.safeParse(schema, value)
    if (parsed.success) return parsed.output
    errors.push(...parsed.issues.map(fieldError))
    return undefined
  }
  const params = part(route.params, event.pathParameters ?? {})
  const query = part(route.query, event.queryStringParameters ?? {})
  const raw = readBody(route, event)
  if (raw && 'problem' in raw) return raw
  const body = raw && part(route.body, raw.json)
  return errors.length > 0 ? { problem: 'invalid', fields: errors.slice(0, 20) } : { params, query, body }
}

function readBody(
  route: Route,
  event: APIGatewayProxyEventV2,
): { readonly json: unknown } | Problem | undefined {
  if (!route.body) return undefined
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > BODY_BYTES) return problem('too-large')
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return invalid(['body', 'not-json'])
  }
}

function fieldError(issue: v.BaseIssue<unknown>): FieldError {
  return { field: v.getDotPath(issue) ?? 'body', code: codeOf(issue) }
}

function codeOf(issue: v.BaseIssue<unknown>): FieldCode {
  const said = v.safeParse(FieldCode, issue.message)
  if (said.success) return said.output
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'unknown-field'
  if (issue.received === 'undefined') return 'required'
  if (issue.type === 'picklist' || issue.type === 'variant') return 'not-in-list'
  return 'wrong-type'
}
