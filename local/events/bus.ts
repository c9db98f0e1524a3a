import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { jsonService, operation } from '../aws/json-service.ts'
import type { Service } from '../aws/server.ts'
import { isObject, Json, JsonObject, parseJson } from '../json.ts'
import type { Cloud } from '../template/cloud.ts'
import { account, nameFromArn, region } from '../template/names.ts'
import type { SendAsync } from './async-invoke.ts'
import { compilePattern, type Matcher } from './pattern.ts'
import type { Queues } from './queues.ts'

const Rule = v.object({
  EventBusName: v.optional(v.string(), 'default'),
  EventPattern: v.exactOptional(Json),
  State: v.optional(v.string(), 'ENABLED'),
  Targets: v.optional(
    v.array(v.looseObject({ Arn: v.string(), InputPath: v.exactOptional(v.string()) })),
    [],
  ),
})

type Target = { readonly arn: string; readonly path: readonly string[] }
type RunningRule = { readonly bus: string; readonly matches: Matcher; readonly targets: readonly Target[] }

const Entry = v.object({
  Source: v.string(),
  DetailType: v.string(),
  Detail: v.string(),
  EventBusName: v.optional(v.string(), 'default'),
  Resources: v.optional(v.array(v.string()), []),
  Time: v.exactOptional(v.number()),
})
type Entry = v.InferOutput<typeof Entry>

type Options = {
  readonly cloud: Cloud
  readonly queues: Queues
  readonly sendAsync: SendAsync
  readonly now: () => number
}

const entryLimit = 256 * 1024

/** The event buses of the template: what is put on one goes to the targets of the rules that match. */
export function eventBridgeService({ cloud, queues, sendAsync, now }: Options): Service {
  const rules = readRules(cloud)
  const buses = new Set([
    'default',
    ...cloud.resources('AWS::Events::EventBus', v.object({})).map(({ id }) => cloud.ref(id)),
  ])
  const put = (entry: Entry): JsonObject => {
    const bus = nameFromArn(entry.EventBusName)
    const problem = problemOf(entry)
    if (problem) return problem
    if (!buses.has(bus)) return failed('ResourceNotFoundException', `Event bus ${bus} does not exist.`)
    const event = toEvent(entry, now())
    for (const rule of rules.filter(each => each.bus === bus && each.matches(event))) {
      for (const { arn, path } of rule.targets) {
        const input = path.reduce<Json | undefined>(
          (value, name) => (isObject(value) ? value[name] : undefined),
          event,
        )
        deliver(arn, input ?? null, queues, sendAsync)
      }
    }
    return { EventId: String(event.id) }
  }
  return jsonService({
    PutEvents: operation(
      v.object({ Entries: v.pipe(v.array(Entry), v.minLength(1), v.maxLength(10)) }),
      ({ Entries }) => {
        const results = Entries.map(put)
        return { FailedEntryCount: results.filter(result => 'ErrorCode' in result).length, Entries: results }
      },
    ),
  })
}

function readRules(cloud: Cloud): readonly RunningRule[] {
  return cloud.resources('AWS::Events::Rule', Rule).flatMap(({ id, properties }) => {
    const { EventPattern: pattern, State: state, Targets: targets, EventBusName: bus } = properties
    // A rule without a pattern runs by the clock, which the local stack leaves out.
    if (pattern === undefined || state !== 'ENABLED') return []
    return [
      {
        bus: nameFromArn(bus),
        matches: compilePattern(pattern),
        targets: targets.flatMap(target => readTarget(id, target)),
      },
    ]
  })
}

function readTarget(
  rule: string,
  target: { readonly Arn: string; readonly InputPath?: string },
): readonly Target[] {
  if (target.Arn.startsWith('arn:aws:logs:')) return []
  for (const unknown of ['Input', 'InputTransformer']) {
    if (unknown in target)
      throw new Error(`The rule ${rule} uses ${unknown}, which the local stack does not know.`)
  }
  const path = (target.InputPath ?? '$').split('.').slice(1)
  return [{ arn: target.Arn, path }]
}

function deliver(arn: string, event: Json, queues: Queues, sendAsync: SendAsync): void {
  if (arn.startsWith('arn:aws:sqs:')) queues.send(nameFromArn(arn), [JSON.stringify(event)])
  else if (arn.startsWith('arn:aws:lambda:')) sendAsync(nameFromArn(arn), event)
  else throw new Error(`A rule of the template leads to ${arn}, which the local stack does not know.`)
}

const toEvent = (entry: Entry, now: number): JsonObject => ({
  version: '0',
  id: randomUUID(),
  'detail-type': entry.DetailType,
  source: entry.Source,
  account,
  time: `${new Date(entry.Time === undefined ? now : entry.Time * 1000).toISOString().slice(0, 19)}Z`,
  region,
  resources: entry.Resources,
  detail: parseJson(JsonObject, entry.Detail),
})

function problemOf({ Source, Detail }: Entry): JsonObject | undefined {
  if (Source.startsWith('aws.'))
    return failed('NotAuthorizedForSourceException', 'Not authorized for the source.')
  if (Buffer.byteLength(Detail) > entryLimit)
    return failed('ValidationException', 'Total size of the entries in the request is over the limit.')
  try {
    parseJson(JsonObject, Detail)
    return undefined
  } catch {
    return failed('MalformedDetail', 'Detail is malformed.')
  }
}

const failed = (ErrorCode: string, ErrorMessage: string): JsonObject => ({ ErrorCode, ErrorMessage })
