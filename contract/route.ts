import type * as v from 'valibot'
import type { ProblemName } from './problems.ts'

export type Schema = v.GenericSchema

/** Names of the functions that answer HTTP. */
export type ApiFunction =
  | 'session'
  | 'persons'
  | 'servicecalls'
  | 'messages'
  | 'documents'
  | 'catalogue'
  | 'customers'
  | 'queue'

export type Access = 'public' | readonly ('contact' | 'agent' | 'admin')[]

export interface Route {
  readonly path: `${'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'} /api/${string}`
  readonly fn: ApiFunction
  /** One sentence for the API's documentation. */
  readonly summary: string
  readonly access: Access
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  readonly status: 200 | 201 | 204 | 302
  readonly reply?: Schema
  /** Beyond those that every operation may answer, see docs/openapi.json. */
  readonly problems: readonly ProblemName[]
}

/** Keeps the literal types of an operation. */
export const route = <const R extends Route>(r: R): R => r
