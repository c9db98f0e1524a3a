import * as v from 'valibot'
import type { Json } from '../json.ts'
import { evaluate, type Scope } from './intrinsics.ts'
import { account, type Endpoints, nameResource, region } from './names.ts'
import type { Synthesised } from './template.ts'

export type Resource<Properties> = { readonly id: string; readonly properties: Properties }

/** The deployed stack as the emulators see it: resources with evaluated properties and local names. */
export type Cloud = {
  /** All resources of a type whose condition holds. Only the properties that the schema names are evaluated. */
  readonly resources: <Entries extends v.ObjectEntries>(
    type: string,
    schema: v.ObjectSchema<Entries, undefined>,
  ) => readonly Resource<v.InferOutput<v.ObjectSchema<Entries, undefined>>>[]
  /** The logical ids of all resources, or of those of a type. */
  readonly ids: (type?: string) => readonly string[]
  /** The properties of one resource. */
  readonly properties: <Entries extends v.ObjectEntries>(
    id: string,
    schema: v.ObjectSchema<Entries, undefined>,
  ) => v.InferOutput<v.ObjectSchema<Entries, undefined>>
  /** The local name of a resource. */
  readonly ref: (id: string) => string
  readonly attribute: (id: string, name: string) => string
  readonly assetFolder: (hash: string) => string | undefined
}

/** Gives the template values: parameters, names and the addresses of the running stack. */
export function openCloud(
  { template, assetFolder }: Synthesised,
  parameters: { readonly [name: string]: string },
  endpoints: Endpoints,
): Cloud {
  const named = (id: string) => {
    const resource = template.Resources[id]
    return resource && nameResource(resource.Type, id, endpoints)
  }
  const scope: Scope = {
    template,
    ref: name => pseudo[name] ?? parameters[name] ?? template.Parameters[name]?.Default ?? named(name)?.ref,
    attribute: (id, name) => named(id)?.attributes[name],
  }
  const text = (value: Json): string => v.parse(v.string(), evaluate(value, scope))
  return {
    ref: id => text({ Ref: id }),
    attribute: (id, name) => text({ 'Fn::GetAtt': [id, name] }),
    assetFolder,
    ids: type =>
      Object.entries(template.Resources).flatMap(([id, resource]) =>
        type === undefined || resource.Type === type ? [id] : [],
      ),
    properties: (id, schema) => {
      const resource = template.Resources[id]
      if (resource === undefined) throw new Error(`The template has no resource ${id}.`)
      return read(id, resource.Properties ?? {}, schema, scope)
    },
    resources: (type, schema) =>
      Object.entries(template.Resources)
        .filter(([, resource]) => resource.Type === type && holds(resource.Condition, scope))
        .map(([id, resource]) => ({ id, properties: read(id, resource.Properties ?? {}, schema, scope) })),
  }
}

const pseudo: { readonly [name: string]: Json } = {
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'Servicecall',
  'AWS::StackId': `arn:aws:cloudformation:${region}:${account}:stack/Servicecall/local`,
  'AWS::NotificationARNs': [],
}

function holds(condition: string | undefined, scope: Scope): boolean {
  return condition === undefined || evaluate({ Condition: condition }, scope) === true
}

function read<Entries extends v.ObjectEntries>(
  id: string,
  properties: { readonly [name: string]: Json },
  schema: v.ObjectSchema<Entries, undefined>,
  scope: Scope,
): v.InferOutput<v.ObjectSchema<Entries, undefined>> {
  const needed = Object.keys(schema.entries).flatMap(name => {
    const value = properties[name]
    if (value === undefined) return []
    const result = evaluate(value, scope)
    // null is what AWS::NoValue leaves behind at this place: the property is not set.
    return result === null ? [] : [[name, result] as const]
  })
  const parsed = v.safeParse(schema, Object.fromEntries(needed))
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw new Error(
    `The local stack cannot read ${v.getDotPath(issue) ?? 'the properties'} of ${id} in the template: ${issue.message}.`,
  )
}
