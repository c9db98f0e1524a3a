import * as v from 'valibot'
import { Json } from '../json.ts'
import type { Cloud } from '../template/cloud.ts'
import { nameFromArn } from '../template/names.ts'
import type { QueueSettings } from './queues.ts'

const Redrive = v.object({
  deadLetterTargetArn: v.string(),
  maxReceiveCount: v.pipe(v.union([v.number(), v.string()]), v.transform(Number)),
})
const Queue = v.object({
  VisibilityTimeout: v.optional(v.number(), 30),
  FifoQueue: v.optional(v.boolean(), false),
  RedrivePolicy: v.exactOptional(Redrive),
})

/** The queues of the template by name. */
export function readQueues(cloud: Cloud): ReadonlyMap<string, QueueSettings> {
  return new Map(
    cloud.resources('AWS::SQS::Queue', Queue).map(({ id, properties }): [string, QueueSettings] => {
      if (properties.FifoQueue)
        throw new Error(`The queue ${id} is first-in-first-out, which the local stack does not know.`)
      const { RedrivePolicy: redrive, VisibilityTimeout: seconds } = properties
      return [
        id,
        {
          name: id,
          visibilityTimeoutMs: seconds * 1000,
          deadLetters: redrive && {
            queue: nameFromArn(redrive.deadLetterTargetArn),
            maxReceives: redrive.maxReceiveCount,
          },
        },
      ]
    }),
  )
}

const Mapping = v.object({
  FunctionName: v.string(),
  EventSourceArn: v.string(),
  Enabled: v.optional(v.boolean(), true),
  BatchSize: v.exactOptional(v.number()),
  BisectBatchOnFunctionError: v.optional(v.boolean(), false),
  MaximumRetryAttempts: v.optional(v.number(), -1),
  MaximumRecordAgeInSeconds: v.optional(v.number(), -1),
  StartingPosition: v.optional(v.picklist(['TRIM_HORIZON', 'LATEST']), 'TRIM_HORIZON'),
  FunctionResponseTypes: v.optional(v.array(v.literal('ReportBatchItemFailures')), []),
  FilterCriteria: v.optional(v.object({ Filters: v.array(v.object({ Pattern: v.string() })) }), {
    Filters: [],
  }),
  ScalingConfig: v.optional(v.object({ MaximumConcurrency: v.exactOptional(v.number()) }), {}),
  DestinationConfig: v.optional(
    v.object({ OnFailure: v.exactOptional(v.object({ Destination: v.string() })) }),
    {},
  ),
})

/** A queue or stream that a function reads. */
export type SourceMapping = {
  readonly id: string
  readonly functionName: string
  readonly sourceArn: string
  readonly batchSize: number
  readonly bisect: boolean
  readonly maxRetries: number
  readonly maxAgeSeconds: number
  readonly startingPosition: 'TRIM_HORIZON' | 'LATEST'
  readonly reportsFailures: boolean
  readonly filters: readonly Json[]
  readonly maxConcurrency: number | undefined
  /** The queue that takes what is given up. */
  readonly onFailure: string | undefined
}

/** The sources that functions of the template read: `kind` is the service in the source's ARN. */
export function readMappings(cloud: Cloud, kind: 'dynamodb' | 'sqs'): readonly SourceMapping[] {
  return cloud
    .resources('AWS::Lambda::EventSourceMapping', Mapping)
    .filter(
      ({ properties }) => properties.Enabled && properties.EventSourceArn.startsWith(`arn:aws:${kind}:`),
    )
    .map(({ id, properties }) => ({
      id,
      functionName: nameFromArn(properties.FunctionName),
      sourceArn: properties.EventSourceArn,
      batchSize: properties.BatchSize ?? (kind === 'sqs' ? 10 : 100),
      bisect: properties.BisectBatchOnFunctionError,
      maxRetries: properties.MaximumRetryAttempts,
      maxAgeSeconds: properties.MaximumRecordAgeInSeconds,
      startingPosition: properties.StartingPosition,
      reportsFailures: properties.FunctionResponseTypes.length > 0,
      filters: properties.FilterCriteria.Filters.map(({ Pattern }) => v.parse(Json, JSON.parse(Pattern))),
      maxConcurrency: properties.ScalingConfig.MaximumConcurrency,
      onFailure: queueOf(properties.DestinationConfig.OnFailure?.Destination),
    }))
}

/** The queue that an ARN names; the local stack knows no other place for what has failed. */
export function queueOf(arn: string | undefined): string | undefined {
  if (arn === undefined || arn.startsWith('arn:aws:sqs:')) return arn && nameFromArn(arn)
  throw new Error(`The template sends failures to ${arn}, which the local stack does not know.`)
}
