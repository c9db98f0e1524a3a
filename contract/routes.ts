import * as v from 'valibot'
import { Product } from './catalogue.ts'
import { Agent, Contact, Customer, Me } from './customer.ts'
import { Download, NewUpload, Upload } from './document.ts'
import { CustomerId, DocumentId, ServicecallId, ServicecallNumberText } from './ids.ts'
import { Entry } from './message.ts'
import { type Route, route, type Schema } from './route.ts'
import {
  MessageReceipt,
  NewMessage,
  NewServicecall,
  Servicecall,
  ServicecallChange,
  ServicecallReceipt,
  ServicecallRow,
  Turn,
  Work,
  WorkItem,
} from './servicecall.ts'
import { Language } from './text.ts'

const contact = ['contact'] as const
const everyone = ['contact', 'agent', 'admin'] as const
const support = ['agent', 'admin'] as const

const ofCustomer = v.strictObject({ customer: CustomerId })
const ofServicecall = v.strictObject({ customer: CustomerId, servicecall: ServicecallId })

const Limit = v.optional(
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}$/, 'not-a-number'),
    v.transform(Number),
    v.minValue(1, 'not-in-list'),
    v.maxValue(100, 'not-in-list'),
  ),
  '50',
)
/** A place in a conversation, or a version of a call. */
const Sequence = v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/, 'not-a-number'), v.transform(Number))
const Cursor = v.optional(v.pipe(v.string(), v.maxLength(600, 'cursor')))

/**
 * A page of a list. `moved`: rows that rose to the top since the walk through the pages began, so that a walk
 * loses none of them; the reader drops those it has already by id.
 */
const pageOf = <const S extends Schema>(row: S) =>
  v.strictObject({ rows: v.array(row), moved: v.array(row), cursor: v.optional(v.string()) })

/** Every operation of the HTTP API. The compiler, the API's documentation, the rights table and the web client follow it. */
export const routes = {
  beginSession: route({
    path: 'GET /api/session/login',
    fn: 'session',
    summary: 'Sends the browser to the sign-in page and back to the site path `to`.',
    access: 'public',
    query: v.strictObject({ to: v.optional(v.string()), lang: v.optional(Language) }),
    status: 302,
    problems: [],
  }),
  completeSession: route({
    path: 'GET /api/session/callback',
    fn: 'session',
    summary: 'Where the sign-in page returns to: keeps the refresh token in a cookie.',
    access: 'public',
    query: v.object({
      code: v.optional(v.string()),
      state: v.optional(v.string()),
      error: v.optional(v.string()),
    }),
    status: 302,
    problems: [],
  }),
  refreshSession: route({
    path: 'POST /api/session',
    fn: 'session',
    summary: 'A new access token for the refresh cookie.',
    access: 'public',
    status: 200,
    reply: v.strictObject({ accessToken: v.string(), expiresIn: v.number() }),
    problems: ['wrong-origin', 'unauthenticated'],
  }),
  endSession: route({
    path: 'DELETE /api/session',
    fn: 'session',
    summary: 'Signs out: revokes the tokens and says where to end the session of the sign-in page.',
    access: 'public',
    status: 200,
    reply: v.strictObject({ logoutUrl: v.string() }),
    problems: ['wrong-origin'],
  }),

  getMe: route({
    path: 'GET /api/me',
    fn: 'persons',
    summary: 'Who is signed in, and for which customers.',
    access: everyone,
    status: 200,
    reply: Me,
    problems: [],
  }),
  changeMe: route({
    path: 'PATCH /api/me',
    fn: 'persons',
    summary: 'Changes the language of pages and mails.',
    access: everyone,
    body: v.strictObject({ language: Language }),
    status: 200,
    reply: Me,
    problems: [],
  }),
  listAgents: route({
    path: 'GET /api/agents',
    fn: 'persons',
    summary: 'The agents to whom a call can be assigned.',
    access: support,
    status: 200,
    reply: v.strictObject({ agents: v.array(Agent) }),
    problems: [],
  }),

  getCatalogue: route({
    path: 'GET /api/catalogue',
    fn: 'catalogue',
    summary: 'Products with their versions and modules.',
    access: everyone,
    status: 200,
    reply: v.strictObject({ products: v.array(Product) }),
    problems: [],
  }),
  getCustomer: route({
    path: 'GET /api/customers/{customer}',
    fn: 'customers',
    summary: 'A customer with its address and contacts.',
    access: everyone,
    params: ofCustomer,
    status: 200,
    reply: v.strictObject({ customer: Customer, contacts: v.array(Contact) }),
    problems: ['not-found'],
  }),

  createServicecall: route({
    path: 'POST /api/customers/{customer}/servicecalls',
    fn: 'servicecalls',
    summary: 'Files a call. The same request again gives the same answer.',
    access: contact,
    params: ofCustomer,
    body: NewServicecall,
    status: 201,
    reply: ServicecallReceipt,
    problems: ['not-found', 'id-reused'],
  }),
  listServicecalls: route({
    path: 'GET /api/customers/{customer}/servicecalls',
    fn: 'servicecalls',
    summary: "A customer's calls: open ones first, in each part the latest activity first.",
    access: everyone,
    params: ofCustomer,
    query: v.strictObject({
      state: v.optional(v.picklist(['open', 'done', 'all']), 'open'),
      /** `mine`: where I am the contact. Contacts of scope `own` may ask for no other. */
      whose: v.optional(v.picklist(['everyone', 'mine']), 'everyone'),
      limit: Limit,
      cursor: Cursor,
    }),
    status: 200,
    reply: pageOf(ServicecallRow),
    problems: ['not-found', 'not-allowed'],
  }),
  getServicecall: route({
    path: 'GET /api/customers/{customer}/servicecalls/{servicecall}',
    fn: 'servicecalls',
    summary: 'A call with the latest 100 entries of its conversation; `before` asks for earlier ones.',
    access: everyone,
    params: ofServicecall,
    query: v.strictObject({
      /** The version that the reader knows to exist: the answer is not older. */
      version: v.optional(Sequence),
      /** Entries with a smaller `seq` than this one. */
      before: v.optional(Sequence),
    }),
    status: 200,
    reply: v.strictObject({
      servicecall: Servicecall,
      /** Ascending by `seq`. */
      entries: v.array(Entry),
      /** Whether there are earlier entries than the first one here. */
      earlier: v.boolean(),
    }),
    problems: ['not-found'],
  }),
  getServicecallVersion: route({
    path: 'GET /api/customers/{customer}/servicecalls/{servicecall}/version',
    fn: 'servicecalls',
    summary: 'Whether a call has moved on: what an open page asks for every few seconds.',
    access: everyone,
    params: ofServicecall,
    status: 200,
    reply: v.strictObject({ version: v.number() }),
    problems: ['not-found'],
  }),
  getWork: route({
    path: 'GET /api/customers/{customer}/servicecalls/{servicecall}/work',
    fn: 'queue',
    summary:
      "Support's side of a call: internal status, team and assignee. Nothing of it is ever part of another answer.",
    access: support,
    params: ofServicecall,
    status: 200,
    reply: Work,
    problems: ['not-found'],
  }),
  changeServicecall: route({
    path: 'PATCH /api/customers/{customer}/servicecalls/{servicecall}',
    fn: 'servicecalls',
    summary: 'Sets status, priority, assignee or resolution, unless somebody else was faster.',
    access: support,
    params: ofServicecall,
    body: ServicecallChange,
    status: 200,
    reply: v.strictObject({ servicecall: Servicecall, work: Work }),
    problems: ['not-found', 'changed', 'id-reused'],
  }),
  findServicecall: route({
    path: 'GET /api/servicecalls/{number}',
    fn: 'servicecalls',
    summary: 'Finds a call by the number people say.',
    access: everyone,
    params: v.strictObject({ number: ServicecallNumberText }),
    status: 200,
    reply: v.strictObject({ customer: CustomerId, servicecall: ServicecallId }),
    problems: ['not-found'],
  }),

  addMessage: route({
    path: 'POST /api/customers/{customer}/servicecalls/{servicecall}/messages',
    fn: 'messages',
    summary: 'Adds a message to a call. The same request again gives the same answer.',
    access: everyone,
    params: ofServicecall,
    body: NewMessage,
    status: 201,
    reply: MessageReceipt,
    problems: ['not-found', 'changed', 'id-reused'],
  }),

  createUpload: route({
    path: 'POST /api/customers/{customer}/documents',
    fn: 'documents',
    summary: 'Where to upload a document before the message that holds it is sent.',
    access: everyone,
    params: ofCustomer,
    body: NewUpload,
    status: 201,
    reply: Upload,
    problems: ['not-found'],
  }),
  getDocument: route({
    path: 'GET /api/customers/{customer}/servicecalls/{servicecall}/entries/{seq}/documents/{document}',
    fn: 'documents',
    summary: 'Where to download a document of a message.',
    access: everyone,
    params: v.strictObject({ ...ofServicecall.entries, seq: Sequence, document: DocumentId }),
    status: 200,
    reply: Download,
    problems: ['not-found'],
  }),

  listQueue: route({
    path: 'GET /api/queue',
    fn: 'queue',
    summary: "Support's open calls over all customers, those that have waited longest first.",
    access: support,
    query: v.strictObject({
      view: v.optional(v.picklist(['team', 'mine', 'unassigned']), 'team'),
      /** Calls that wait for us, for the customer, or for development. */
      turn: v.optional(Turn, 'support'),
      limit: Limit,
      cursor: Cursor,
    }),
    status: 200,
    reply: pageOf(WorkItem),
    problems: [],
  }),
} as const satisfies Record<string, Route>

export type Routes = typeof routes
export type Operation = keyof Routes

type Output<S> = S extends Schema ? v.InferOutput<S> : undefined
type Input<S> = S extends Schema ? v.InferInput<S> : undefined
type Part<R, K extends PropertyKey> = K extends keyof R ? R[K] : undefined

/** What an operation gets, parsed. */
export interface Request<O extends Operation> {
  readonly params: Output<Part<Routes[O], 'params'>>
  readonly query: Output<Part<Routes[O], 'query'>>
  readonly body: Output<Part<Routes[O], 'body'>>
}

/** What a client sends. */
export interface ClientRequest<O extends Operation> {
  readonly params: Input<Part<Routes[O], 'params'>>
  readonly query: Input<Part<Routes[O], 'query'>>
  readonly body: Input<Part<Routes[O], 'body'>>
}

/** What an operation answers. */
export type Reply<O extends Operation> = Output<Part<Routes[O], 'reply'>>
