import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { Json, JsonObject, parseJson } from '../json.ts'

/** A CloudFormation template, as far as the local stack reads it. */
export type Template = {
  readonly Resources: {
    readonly [id: string]: {
      readonly Type: string
      readonly Properties?: JsonObject
      readonly Condition?: string
    }
  }
  readonly Parameters: { readonly [name: string]: { readonly Default?: Json } }
  readonly Conditions: JsonObject
  readonly Mappings: { readonly [name: string]: { readonly [key: string]: JsonObject } }
}

const Resource = v.object({
  Type: v.string(),
  Properties: v.exactOptional(JsonObject),
  Condition: v.exactOptional(v.string()),
})
const Parameter = v.object({ Default: v.exactOptional(Json) })

// Defaults are given below: a default for a recursive type is more than the compiler can follow.
const Template = v.object({
  Resources: v.record(v.string(), Resource),
  Parameters: v.exactOptional(v.record(v.string(), Parameter)),
  Conditions: v.exactOptional(JsonObject),
  Mappings: v.exactOptional(v.record(v.string(), v.record(v.string(), JsonObject))),
})

const Assets = v.object({
  files: v.record(v.string(), v.object({ source: v.object({ path: v.exactOptional(v.string()) }) })),
})

/** A synthesised stack: its template and the folders of its assets by hash. */
export type Synthesised = {
  readonly template: Template
  readonly assetFolder: (hash: string) => string | undefined
}

/** Parses a template that is already an object. */
export function parseTemplate(value: unknown): Template {
  const { Resources, Parameters = {}, Conditions = {}, Mappings = {} } = v.parse(Template, value)
  return { Resources, Parameters, Conditions, Mappings }
}

/** Reads the one stack that the folder `dir` holds. */
export function loadSynthesised(dir: string): Synthesised {
  const suffix = '.template.json'
  const names = existsSync(dir) ? readdirSync(dir).filter(name => name.endsWith(suffix)) : []
  const [name] = names
  if (name === undefined || names.length > 1) {
    throw new Error(`Expected one template in ${dir}, found ${names.length}.`)
  }
  const template = parseTemplate(JSON.parse(readFileSync(join(dir, name), 'utf8')))
  const manifest = join(dir, name.replace(suffix, '.assets.json'))
  const { files } = existsSync(manifest) ? parseJson(Assets, readFileSync(manifest, 'utf8')) : { files: {} }
  return {
    template,
    assetFolder: hash => {
      const path = files[hash]?.source.path
      return path === undefined ? undefined : join(dir, path)
    },
  }
}
