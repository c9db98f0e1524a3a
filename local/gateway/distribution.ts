import { runInNewContext } from 'node:vm'
import * as v from 'valibot'
import type { Cloud } from '../template/cloud.ts'
import { regionalDomain } from '../template/names.ts'
import { type ResponsePolicy, responsePolicies } from './response-policy.ts'

const FunctionAssociation = v.object({ EventType: v.string(), FunctionARN: v.exactOptional(v.string()) })
const behaviour = {
  TargetOriginId: v.string(),
  ResponseHeadersPolicyId: v.exactOptional(v.string()),
  FunctionAssociations: v.optional(v.array(FunctionAssociation), []),
}
const Distribution = v.object({
  DistributionConfig: v.object({
    DefaultRootObject: v.optional(v.string(), 'index.html'),
    DefaultCacheBehavior: v.object(behaviour),
    CacheBehaviors: v.optional(v.array(v.object({ PathPattern: v.string(), ...behaviour })), []),
  }),
})
const EdgeFunction = v.object({ FunctionCode: v.string() })

/** What CloudFront does with a path before an origin sees it, and with the answer after. */
export type Behaviour = {
  readonly target: 'site' | 'api'
  readonly policy: ResponsePolicy
  /** The object of the site that a path stands for. */
  readonly rewrite: (path: string) => string
}

/** The distribution of the template; without one, /api/* is the API and the rest the site. */
export function readDistribution(cloud: Cloud, s3Url: string): (path: string) => Behaviour {
  const policies = responsePolicies(cloud, bucketRewriter(cloud, s3Url))
  const [distribution] = cloud.resources('AWS::CloudFront::Distribution', Distribution)
  if (distribution === undefined) {
    return path => ({
      target: path.startsWith('/api/') ? 'api' : 'site',
      policy: [],
      rewrite: withRoot('index.html'),
    })
  }
  const config = distribution.properties.DistributionConfig
  const toRoot = withRoot(config.DefaultRootObject)
  const read = (
    target: 'site' | 'api',
    { ResponseHeadersPolicyId: id, FunctionAssociations }: Common,
  ): Behaviour => {
    const edge = FunctionAssociations.find(({ EventType }) => EventType === 'viewer-request')?.FunctionARN
    const run = edge === undefined ? (path: string) => path : edgeFunction(cloud, edge)
    return { target, policy: policies(id), rewrite: path => toRoot(run(path)) }
  }
  const site = read('site', config.DefaultCacheBehavior)
  const others = config.CacheBehaviors.map(each => ({
    pattern: wildcard(each.PathPattern),
    behaviour: read(
      each.TargetOriginId === config.DefaultCacheBehavior.TargetOriginId ? 'site' : 'api',
      each,
    ),
  }))
  return path => others.find(({ pattern }) => pattern.test(path))?.behaviour ?? site
}

type Common = {
  readonly ResponseHeadersPolicyId?: string
  readonly FunctionAssociations: readonly v.InferOutput<typeof FunctionAssociation>[]
}

const withRoot = (root: string) => (path: string) => (path === '/' ? `/${root}` : path)

/** CloudFront's path patterns know * and ? only. */
const wildcard = (pattern: string): RegExp =>
  new RegExp(
    `^/?${pattern
      .replace(/^\//, '')
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  )

/** Runs the very code that would be deployed to the edge. */
function edgeFunction(cloud: Cloud, functionArn: string): (path: string) => string {
  const [found] = cloud
    .resources('AWS::CloudFront::Function', EdgeFunction)
    .filter(({ id }) => cloud.attribute(id, 'FunctionARN') === functionArn)
  if (found === undefined) throw new Error(`The template has no CloudFront function ${functionArn}.`)
  const { FunctionCode: code } = found.properties
  return path => {
    const event = JSON.stringify({
      request: { method: 'GET', uri: path, headers: {}, querystring: {}, cookies: {} },
    })
    const result: unknown = runInNewContext(
      `${code}\n;JSON.stringify(handler(${event}))`,
      {},
      { timeout: 1000 },
    )
    return v.parse(v.object({ uri: v.string() }), JSON.parse(v.parse(v.string(), result))).uri
  }
}

/** Where a header names a bucket, the browser has to reach the local one. */
function bucketRewriter(cloud: Cloud, s3Url: string): (value: string) => string {
  const hosts = cloud
    .resources('AWS::S3::Bucket', v.object({}))
    .map(({ id }) => regionalDomain(cloud.ref(id)))
  return value => hosts.reduce((text, host) => text.replaceAll(`https://${host}`, s3Url), value)
}
