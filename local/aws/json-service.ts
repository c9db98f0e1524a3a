import * as v from 'valibot'
import type { JsonObject } from '../json.ts'
import { type Answer, type Service, ServiceError } from './server.ts'

const type = 'application/x-amz-json-1.1'

/** One operation of a service that speaks JSON 1.1: what it takes and how it answers. */
export type Operation = (body: string) => Promise<JsonObject> | JsonObject

/** Makes an operation from the shape of its input. */
export const operation =
  <Schema extends v.GenericSchema>(
    schema: Schema,
    run: (input: v.InferOutput<Schema>) => Promise<JsonObject> | JsonObject,
  ): Operation =>
  body => {
    const input = v.safeParse(schema, JSON.parse(body))
    if (!input.success) throw new ServiceError('ValidationException', v.summarize(input.issues))
    return run(input.output)
  }

/** A service of the JSON 1.1 protocol. */
export function jsonService(operations: { readonly [name: string]: Operation }): Service {
  const error = (status: number, code: string, message: string): Answer => ({
    status,
    type,
    body: JSON.stringify({ __type: code, message }),
  })
  return {
    operation: request => {
      const target = request.headers['x-amz-target']
      return typeof target === 'string' ? (target.split('.')[1] ?? '') : ''
    },
    answer: async (name, body) => {
      const run = operations[name]
      if (run === undefined)
        throw new ServiceError('UnknownOperationException', `The local stack does not know ${name}.`)
      return { status: 200, type, body: JSON.stringify(await run(body)) }
    },
    error,
  }
}
