import type { Product } from '../../contract/catalogue.ts'
import type { Agent, Contact, Customer } from '../../contract/customer.ts'
import type { Document, Download, NewUpload, Upload } from '../../contract/document.ts'
import type { CustomerId, DocumentId, EntryId, PersonId, ServicecallId } from '../../contract/ids.ts'
import type { Entry, Message } from '../../contract/message.ts'
import type { Operation, Request } from '../../contract/routes.ts'
import type {
  Author,
  Servicecall,
  ServicecallRow,
  Status,
  Turn,
  Work,
  WorkItem,
} from '../../contract/servicecall.ts'
import type { Language } from '../../contract/text.ts'
import type { Timestamp } from '../../contract/time.ts'
import type { Actor } from './policy.ts'

/**
 * What an operation gets. `actor` is still being read from the table while the operation reads its data; it rejects
 * (and the request is refused) when the person is unknown, disabled, signed out or of a role that may not call this.
 */
export interface In<O extends Operation> extends Request<O> {
  /** From the verified token. */
  readonly person: PersonId
  readonly actor: Promise<Actor>
}

export interface Page<Row> {
  readonly rows: Row[]
  readonly moved: Row[]
  readonly cursor?: string
}

/** The cursor was not one of this list. */
export type BadCursor = 'bad-cursor'

export interface ListRequest {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly now: number
}

/** A call to be created with its first message. */
export interface Creation {
  readonly servicecall: Servicecall
  readonly work: Pick<WorkItem, 'customer' | 'team'>
  readonly message: Message
  /** Hash of the request, to tell a repetition from a reused id. */
  readonly request: string
}

/** What is remembered of the request that made something. */
export interface Made {
  readonly request?: string | undefined
  readonly seq: number
  readonly at: Timestamp
  /** Of the call, in its first entry. */
  readonly number?: number | undefined
}

/** A change of a call: everything in it happens, or nothing. */
export interface Move {
  readonly at: Timestamp
  readonly before: Servicecall
  readonly after: Servicecall
  /** What changes in support's work item, beyond what it copies of the call. */
  readonly work?:
    | { readonly status: Status; readonly turn?: Turn | 'nobody' }
    | {
        readonly status: Status
        /** Whose turn begins with this change, if it was not theirs already. */
        readonly turn?: Turn | 'nobody'
        readonly team: string
        readonly assignee: Work['assignee']
      }
  /** What the customer will read of it. */
  readonly entry?: Entry
  readonly id: EntryId
  readonly request: string
  /** What only support will read of it: which fields, from what to what. */
  readonly audit?: {
    readonly by: Author
    readonly changes: readonly {
      readonly field: string
      readonly from?: string | undefined
      readonly to?: string | undefined
    }[]
  }
}

export interface Servicecalls {
  read(customer: CustomerId, id: ServicecallId, consistent?: boolean): Promise<Servicecall | undefined>
  /** The latest `limit` entries before `before`, ascending, and whether there are earlier ones. */
  entries(
    customer: CustomerId,
    id: ServicecallId,
    page: { readonly before?: number | undefined; readonly limit: number; readonly consistent?: boolean },
  ): Promise<{ readonly entries: Entry[]; readonly earlier: boolean }>
  message(customer: CustomerId, id: ServicecallId, seq: number): Promise<Message | undefined>
  /** What was made with this id, if anything; consistent. What belongs to another call has no `request` to be equal to. */
  made(customer: CustomerId, id: ServicecallId, entry: EntryId): Promise<Made | undefined>
  list(
    of: {
      readonly customer: CustomerId
      readonly contact?: PersonId | undefined
      readonly state: 'open' | 'done' | 'all'
    },
    page: ListRequest,
  ): Promise<Page<ServicecallRow> | BadCursor>
  nextNumber(): Promise<number>
  find(
    number: number,
  ): Promise<{ readonly customer: CustomerId; readonly servicecall: ServicecallId } | undefined>
  /** Writes call, work item, first entry and pointers, or nothing if the id is taken. */
  create(creation: Creation): Promise<'created' | 'id-taken'>
  /** Writes a change, or nothing if the call has moved on or the id is taken. */
  move(move: Move): Promise<'moved' | 'moved-on' | 'id-taken'>
}

export interface Queue {
  work(id: ServicecallId): Promise<{ readonly customer: CustomerId; readonly work: Work } | undefined>
  list(
    of: {
      readonly view: 'team' | 'mine' | 'unassigned'
      readonly turn: Turn
      readonly person: PersonId
      readonly team: string
    },
    page: ListRequest,
  ): Promise<Page<WorkItem> | BadCursor>
}

export interface People {
  /** The person as the table knows it, with what decides whether it may come in. */
  person(id: PersonId, consistent?: boolean): Promise<Person | undefined>
  byEmail(address: string): Promise<Person | undefined>
  setLanguage(id: PersonId, language: Language): Promise<void>
  /** Access tokens issued until then are refused from now on. */
  setSignedOut(id: PersonId, at: Timestamp): Promise<void>
  agents(): Promise<Agent[]>
  agent(id: PersonId): Promise<Agent | undefined>
}

export interface Person extends Actor {
  readonly disabled: boolean
  readonly signedOutAt?: Timestamp | undefined
}

export interface Customers {
  read(id: CustomerId): Promise<{ readonly customer: Customer; readonly contacts: Contact[] } | undefined>
  exists(id: CustomerId): Promise<boolean>
  contact(customer: CustomerId, id: PersonId): Promise<Contact | undefined>
}

export interface Catalogue {
  products(): Promise<Product[]>
  product(id: string): Promise<Product | undefined>
}

export interface Documents {
  upload(customer: CustomerId, by: PersonId, upload: NewUpload): Promise<Upload>
  /** The uploaded document, or nothing if `by` has not uploaded it for this entry. */
  uploaded(customer: CustomerId, by: PersonId, entry: EntryId, id: DocumentId): Promise<Document | undefined>
  download(customer: CustomerId, entry: EntryId, document: Document): Promise<Download>
}

export interface Settings {
  vendor(): Promise<string>
}

/** Milliseconds since 1970-01-01 UTC. */
export type Clock = () => number
