import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { Product } from './catalogue.ts'
import { Agent, Contact, Customer, Me, Membership } from './customer.ts'
import { Document, Download, NewUpload, Upload } from './document.ts'
import { Entry, Message } from './message.ts'
import { FieldError, ProblemBody, type ProblemName, problems } from './problems.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import {
  Author,
  MessageReceipt,
  NewMessage,
  NewServicecall,
  Servicecall,
  ServicecallChange,
  ServicecallReceipt,
  ServicecallRow,
  Work,
  WorkItem,
} from './servicecall.ts'

const schemas = {
  Agent,
  Author,
  Contact,
  Customer,
  Document,
  Download,
  Entry,
  FieldError,
  Me,
  Membership,
  Message,
  MessageReceipt,
  NewMessage,
  NewServicecall,
  NewUpload,
  Problem: ProblemBody,
  Product,
  Servicecall,
  ServicecallChange,
  ServicecallReceipt,
  ServicecallRow,
  Upload,
  Work,
  WorkItem,
} as const satisfies Record<string, v.GenericSchema>

/** Those that every operation may answer; its own come on top. */
const always: readonly ProblemName[] = ['busy', 'unexpected']
const signedIn: readonly ProblemName[] = ['unauthenticated', 'not-allowed']

const jsonSchema = (schema: v.GenericSchema, others: Record<string, v.GenericSchema> = schemas) => {
  const {
    $schema: _1,
    $defs: _2,
    ...json
  } = toJsonSchema(schema, {
    // What a check or a transformation adds cannot be said in JSON Schema; the server says it when it is broken.
    errorMode: 'ignore',
    typeMode: 'input',
    definitions: others,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  })
  return json
}

const component = (name: string, schema: v.GenericSchema) =>
  jsonSchema(schema, Object.fromEntries(Object.entries(schemas).filter(([other]) => other !== name)))

/** The parameters of a path or query: one each, with its own schema. */
function parameters(where: 'path' | 'query', schema: v.GenericSchema | undefined) {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema)
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }))
}

function operation(id: string, route: Route) {
  const may: readonly ProblemName[] = [
    ...(route.params || route.query || route.body ? (['invalid'] as const) : []),
    ...(route.body ? (['too-large'] as const) : []),
    ...(route.access === 'public' ? [] : signedIn),
    ...route.problems,
    ...always,
  ]
  const byStatus = Map.groupBy(new Set(may), name => problems[name].status)
  const parts = [...parameters('path', route.params), ...parameters('query', route.query)]
  return {
    operationId: id,
    summary: route.summary,
    tags: [route.fn],
    ...(route.access === 'public' ? { security: [] } : { 'x-roles': route.access }),
    ...(parts.length > 0 ? { parameters: parts } : {}),
    ...(route.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(route.body) } },
          },
        }
      : {}),
    responses: {
      [route.status]: {
        description: route.status === 302 ? 'Elsewhere' : 'Done',
        ...(route.reply ? { content: { 'application/json': { schema: jsonSchema(route.reply) } } } : {}),
      },
      ...Object.fromEntries(
        [...byStatus].map(([status, names]) => [
          status,
          {
            description: names.join(', '),
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
    },
  }
}

/** The HTTP API as an OpenAPI 3.1 document: https://spec.openapis.org/oas/v3.1.1.html */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const [id, route] of Object.entries<Route>(routes)) {
    const [method = '', path = ''] = route.path.split(' ')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(id, route) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Servicecall',
      version: '0.1.0',
      description:
        'Ids are ULIDs made by the client: the same request with the same id again is harmless and gives the same answer.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ accessToken: [] }],
    paths,
    components: {
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: Object.fromEntries(
        Object.entries(schemas).map(([name, schema]) => [name, component(name, schema)]),
      ),
    },
  }
}

export const openApiText = (): string => `${JSON.stringify(openApi(), null, 2)}\n`

export const openApiFile = join(import.meta.dirname, '..', 'docs', 'openapi.json')

if (import.meta.main) writeFileSync(openApiFile, openApiText())
