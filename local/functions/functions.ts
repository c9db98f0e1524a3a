import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { Json, parseJson } from '../json.ts'
import type { Cloud, Resource } from '../template/cloud.ts'
import { functionArn } from '../template/names.ts'
import { type AwsAccess, functionEnvironment } from './environment.ts'
import type { FunctionError } from './messages.ts'
import { type Outcome, type Runner, startRunner } from './runner.ts'

const FunctionProperties = v.object({
  Handler: v.optional(v.string(), 'index.handler'),
  Timeout: v.optional(v.number(), 3),
  MemorySize: v.optional(v.number(), 128),
  Code: v.looseObject({ S3Key: v.exactOptional(v.string()) }),
})
const Environment = v.object({
  Environment: v.optional(v.object({ Variables: v.optional(v.record(v.string(), v.string()), {}) }), {}),
})
type FunctionResource = Resource<v.InferOutput<typeof FunctionProperties>>

/** The functions of the template, ready to be invoked. */
export type Functions = {
  readonly names: readonly string[]
  /** The environment that a function runs with. */
  readonly environment: (name: string) => { readonly [name: string]: string }
  readonly invoke: (name: string, event: Json) => Promise<Outcome>
  /** Loads these functions before they are asked for, one after the other. */
  readonly warm: (names: readonly string[]) => Promise<void>
  /** Takes the functions from a newly synthesised template. */
  readonly reload: (cloud: Cloud) => void
  readonly stop: () => Promise<void>
}

/** How many bytes Lambda takes and gives. */
const payloadLimit = 6 * 1024 * 1024

type Options = {
  readonly cloud: Cloud
  readonly aws: AwsAccess
  readonly onOutput: (functionName: string, line: string) => void
  /** Called when an invocation has ended: what it wrote may wait for consumers. */
  readonly onInvoked: () => void
}

/** Reads the functions of the template. Workers start when they are first needed. */
export function openFunctions({ cloud: first, aws, onOutput, onInvoked }: Options): Functions {
  let cloud = first
  let known = readFunctions(cloud)
  const runners = new Map<string, Runner>()
  let stopped = false

  const find = (name: string): FunctionResource => {
    const found = known.get(name)
    if (found === undefined) throw new Error(`The template has no function ${name}.`)
    return found
  }
  const environment = (name: string) =>
    functionEnvironment(name, find(name).properties.MemorySize, variablesOf(cloud, name), aws)
  const runner = (name: string): Runner => {
    const existing = runners.get(name)
    if (existing) return existing
    const setup = setupOf(cloud, find(name))
    const started: Runner = startRunner(
      { setup, env: environment(name), onOutput: line => onOutput(name, line) },
      () => {
        if (runners.get(name) === started) runners.delete(name)
      },
    )
    runners.set(name, started)
    return started
  }

  return {
    names: [...known.keys()],
    environment,
    invoke: async (name, event) => {
      const text = JSON.stringify(event)
      const outcome = await runner(name).invoke(text, find(name).properties.Timeout * 1000)
      if (!outcome.ok) onOutput(name, describe(outcome.error))
      onInvoked()
      return outcome.ok && outcome.payload.length > payloadLimit ? tooLarge : outcome
    },
    warm: async names => {
      for (const name of names) {
        if (stopped) return
        await runner(name).loaded
      }
    },
    reload: next => {
      cloud = next
      known = readFunctions(next)
      for (const old of [...runners.values()]) old.retire()
    },
    stop: async () => {
      stopped = true
      await Promise.all([...runners.values()].map(each => each.stop()))
      runners.clear()
    },
  }
}

/** The result of an invocation as JSON, or the function's error thrown. */
export function resultOf(name: string, outcome: Outcome): Json {
  if (outcome.ok) return parseJson(Json, outcome.payload)
  throw new Error(`${name} failed: ${describe(outcome.error)}`)
}

const tooLarge: Outcome = {
  ok: false,
  error: {
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    trace: [],
  },
}

const describe = ({ errorType, errorMessage, trace }: FunctionError): string =>
  [`${errorType}: ${errorMessage}`, ...(trace ?? []).slice(1)].join('\n')

function readFunctions(cloud: Cloud): ReadonlyMap<string, FunctionResource> {
  return new Map(
    cloud.resources('AWS::Lambda::Function', FunctionProperties).map(resource => [resource.id, resource]),
  )
}

/** Read only when it is needed: functions that CDK adds for deployment have values that exist on AWS alone. */
function variablesOf(cloud: Cloud, name: string): { readonly [name: string]: string } {
  return cloud.properties(name, Environment).Environment.Variables ?? {}
}

function setupOf(cloud: Cloud, { id, properties }: FunctionResource) {
  const [module = 'index', exportName = 'handler'] = properties.Handler.split('.')
  const hash = properties.Code.S3Key?.replace(/\.zip$/, '') ?? ''
  const folder = cloud.assetFolder(hash)
  if (folder === undefined)
    throw new Error(`The code of function ${id} is not among the assets of the template.`)
  const file = [`${module}.mjs`, `${module}.js`]
    .map(name => join(folder, name))
    .find(name => existsSync(name))
  if (file === undefined) throw new Error(`The code of function ${id} has no ${module}.mjs.`)
  return {
    handlerUrl: pathToFileURL(file).href,
    exportName,
    functionName: id,
    functionArn: functionArn(id),
    memory: properties.MemorySize,
  }
}
