import * as v from 'valibot'
import type { Cloud } from '../template/cloud.ts'
import { nameFromArn } from '../template/names.ts'

const Route = v.object({
  RouteKey: v.string(),
  Target: v.string(),
  AuthorizationType: v.optional(v.picklist(['NONE', 'JWT']), 'NONE'),
  AuthorizerId: v.exactOptional(v.string()),
  AuthorizationScopes: v.optional(v.array(v.string()), []),
})
const Integration = v.object({
  IntegrationType: v.literal('AWS_PROXY'),
  IntegrationUri: v.string(),
  PayloadFormatVersion: v.literal('2.0'),
  TimeoutInMillis: v.optional(v.number(), 30_000),
})
const Authorizer = v.object({
  AuthorizerType: v.literal('JWT'),
  IdentitySource: v.array(v.string()),
  JwtConfiguration: v.object({ Audience: v.array(v.string()), Issuer: v.string() }),
})

/** Whose tokens a route takes. */
export type JwtAuthorizer = {
  readonly issuer: string
  readonly audience: readonly string[]
  /** The header that carries the token. */
  readonly header: string
}

/** One route of the HTTP API. */
export type Route = {
  readonly key: string
  readonly method: string
  readonly segments: readonly string[]
  readonly functionName: string
  readonly timeoutMs: number
  readonly authorizer: JwtAuthorizer | undefined
  readonly scopes: readonly string[]
}

export type Match = { readonly route: Route; readonly parameters: { readonly [name: string]: string } }

/** The routes of the template, the most specific first. */
export function readRoutes(cloud: Cloud): readonly Route[] {
  const integrations = new Map(
    cloud
      .resources('AWS::ApiGatewayV2::Integration', Integration)
      .map(({ id, properties }) => [id, properties]),
  )
  const authorizers = new Map(
    cloud
      .resources('AWS::ApiGatewayV2::Authorizer', Authorizer)
      .map(({ id, properties }) => [id, properties]),
  )
  const routes = cloud.resources('AWS::ApiGatewayV2::Route', Route).map(({ id, properties }): Route => {
    const integration = integrations.get(properties.Target.replace(/^integrations\//, ''))
    if (integration === undefined) throw new Error(`Route ${id} in the template leads to no integration.`)
    const [method = '', path = ''] = properties.RouteKey.split(' ')
    return {
      key: properties.RouteKey,
      method,
      segments: segmentsOf(path),
      functionName: functionOf(integration.IntegrationUri),
      timeoutMs: integration.TimeoutInMillis,
      authorizer:
        properties.AuthorizationType === 'JWT'
          ? jwt(authorizers.get(properties.AuthorizerId ?? ''))
          : undefined,
      scopes: properties.AuthorizationScopes,
    }
  })
  return routes.sort(bySpecificity)
}

/** The function of an integration: its ARN, alone or within API Gateway's own invocation path. */
export const functionOf = (uri: string): string =>
  nameFromArn(/functions\/(arn:[^/]+)\/invocations$/.exec(uri)?.[1] ?? uri)

function jwt(authorizer: v.InferOutput<typeof Authorizer> | undefined): JwtAuthorizer {
  if (authorizer === undefined) throw new Error('A JWT route in the template has no authorizer.')
  const [source = ''] = authorizer.IdentitySource
  return {
    issuer: authorizer.JwtConfiguration.Issuer,
    audience: authorizer.JwtConfiguration.Audience,
    header: source.replace('$request.header.', '').toLowerCase(),
  }
}

/** The first route that takes this method and path; `segments` are still encoded. */
export function matchRoute(routes: readonly Route[], method: string, path: string): Match | undefined {
  const segments = segmentsOf(path)
  for (const route of routes) {
    if (route.key !== '$default' && route.method !== 'ANY' && route.method !== method) continue
    const parameters = route.key === '$default' ? {} : matchSegments(route.segments, segments)
    if (parameters) return { route, parameters }
  }
  return undefined
}

function matchSegments(
  pattern: readonly string[],
  actual: readonly string[],
): Match['parameters'] | undefined {
  const parameters: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const value = actual[index]
    const [, name, greedy] = /^\{([^+}]+)(\+?)\}$/.exec(part) ?? []
    if (name !== undefined && greedy) {
      if (value === undefined) return undefined
      parameters[name] = decode(actual.slice(index).join('/'))
      return parameters
    }
    if (value === undefined) return undefined
    if (name !== undefined) {
      if (value === '') return undefined
      parameters[name] = decode(value)
    } else if (part !== value) return undefined
  }
  return pattern.length === actual.length ? parameters : undefined
}

const segmentsOf = (path: string): readonly string[] => path.split('/').slice(1)

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** Fixed segments before variables before greedy ones, a method before ANY, $default last. */
function bySpecificity(a: Route, b: Route): number {
  if (a.key === '$default' || b.key === '$default')
    return Number(a.key === '$default') - Number(b.key === '$default')
  const length = Math.max(a.segments.length, b.segments.length)
  for (let index = 0; index < length; index += 1) {
    const difference = rank(a.segments[index]) - rank(b.segments[index])
    if (difference !== 0) return difference
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY')
}

function rank(segment: string | undefined): number {
  if (segment === undefined) return 3
  if (!segment.startsWith('{')) return 0
  return segment.endsWith('+}') ? 2 : 1
}
