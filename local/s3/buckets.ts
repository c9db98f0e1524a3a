import * as v from 'valibot'
import type { Cloud } from '../template/cloud.ts'

const CorsRule = v.object({
  AllowedOrigins: v.array(v.string()),
  AllowedMethods: v.array(v.string()),
  AllowedHeaders: v.optional(v.array(v.string()), []),
  ExposedHeaders: v.optional(v.array(v.string()), []),
  MaxAge: v.exactOptional(v.number()),
})
const LifecycleRule = v.object({
  Status: v.string(),
  Prefix: v.optional(v.string(), ''),
  TagFilters: v.optional(v.array(v.object({ Key: v.string(), Value: v.string() })), []),
  ExpirationInDays: v.exactOptional(v.number()),
})
const Bucket = v.object({
  CorsConfiguration: v.optional(v.object({ CorsRules: v.array(CorsRule) }), { CorsRules: [] }),
  LifecycleConfiguration: v.optional(v.object({ Rules: v.array(LifecycleRule) }), { Rules: [] }),
})

export type CorsRule = v.InferOutput<typeof CorsRule>
export type LifecycleRule = v.InferOutput<typeof LifecycleRule>

/** A bucket of the template. */
export type Bucket = {
  readonly name: string
  readonly cors: readonly CorsRule[]
  readonly lifecycle: readonly LifecycleRule[]
}

/** The buckets of the template by name. */
export function readBuckets(cloud: Cloud): ReadonlyMap<string, Bucket> {
  return new Map(
    cloud.resources('AWS::S3::Bucket', Bucket).map(({ id, properties }) => {
      const name = cloud.ref(id)
      const { CorsConfiguration: cors, LifecycleConfiguration: lifecycle } = properties
      return [name, { name, cors: cors.CorsRules, lifecycle: lifecycle.Rules }]
    }),
  )
}
