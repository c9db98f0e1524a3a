import type { CustomerId, EntryId, PersonId, ServicecallId } from '../../contract/ids.ts'
import type { Turn } from '../../contract/servicecall.ts'

/**
 * Every key of the table, and nothing of it anywhere else. The partition is the border of authorisation: what a
 * customer may read lies in `CUSTOMER#…`, what is internal in `INTERNAL#…`, which no customer's operation reads.
 * docs/table.md tells which operation uses which.
 */
export interface Key {
  readonly pk: string
  readonly sk: string
}

const padded = (seq: number): string => String(seq).padStart(6, '0')
const key = (pk: string, sk: string): Key => ({ pk, sk })

export const keys = {
  person: (id: PersonId) => key(`PERSON#${id}`, 'PERSON'),
  email: (address: string) => key(`EMAIL#${address.toLowerCase()}`, 'EMAIL'),

  customer: (c: CustomerId) => key(`CUSTOMER#${c}`, 'CUSTOMER'),
  contact: (c: CustomerId, id: string) => key(`CUSTOMER#${c}`, `CONTACT#${id}`),
  servicecall: (c: CustomerId, id: ServicecallId) => key(`CUSTOMER#${c}`, `CALL#${id}`),
  /** The sequence makes a conversation sort as it happened, whatever the clocks of those who wrote said. */
  entry: (c: CustomerId, call: ServicecallId, seq: number) =>
    key(`CUSTOMER#${c}`, `ENTRY#${call}#${padded(seq)}`),

  work: (call: ServicecallId) => key(`INTERNAL#${call}`, 'WORK'),
  audit: (call: ServicecallId, seq: number) => key(`INTERNAL#${call}`, `AUDIT#${padded(seq)}`),

  /** Claims the id of a call, message or change over all customers, and remembers the request that made it. */
  claim: (id: EntryId) => key(`CLAIM#${id}`, 'CLAIM'),
  order: (number: string) => key(`ORDER#${number}`, 'ORDER'),
  orderCall: (number: string, c: CustomerId, call: ServicecallId) =>
    key(`ORDER#${number}`, `CALL#${c}#${call}`),

  product: (id: string) => key('CATALOGUE', `PRODUCT#${id}`),
  agent: (id: string) => key('DIRECTORY', `AGENT#${id}`),
  settings: () => key('SETTINGS', 'SETTINGS'),
  callSequence: () => key('SEQUENCE', 'CALL'),

  mail: (entry: EntryId, recipient: PersonId) => key(`MAIL#${entry}#${recipient}`, 'MAIL'),
  ledger: (day: string, mail: string) => key(`LEDGER#${day}`, `MAIL#${mail}`),
} as const

/** Attributes that are index keys, and what they hold. */
export const indexKeys = {
  /** Sort key of `byCustomer` and `byContact`: open calls after done ones, so that read backwards they come first. */
  activity: (state: 'open' | 'done', at: string) => `${state === 'open' ? 'OPEN' : 'DONE'}#${at}`,
  contactKey: (c: CustomerId, id: PersonId) => `CONTACT#${c}#${id}`,
  teamKey: (team: string) => `TEAM#${team}`,
  agentKey: (assignee: string | undefined, team: string) =>
    assignee === undefined ? `UNASSIGNED#${team}` : `AGENT#${assignee}`,
  /** Sort key of `byTeam` and `byAgent`: whoever has waited longest comes first. None for closed calls. */
  turn: (of: Turn, since: string) => `${of.toUpperCase()}#${since}`,
} as const

/** What the lists of the portal show, and nothing more: fifty rows are to fit into five read units. */
const row = [
  'callNumber',
  'title',
  'status',
  'priority',
  'channel',
  'contact',
  'product',
  'order',
  'by',
  'version',
]
const work = ['customer', 'status', 'team', 'assignee', 'call']

/** The table as infra builds it and data reads it. */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt',
  indexes: {
    byCustomer: { partitionKey: 'pk', sortKey: 'activity', attributes: row },
    byContact: { partitionKey: 'contactKey', sortKey: 'activity', attributes: row },
    byTeam: { partitionKey: 'teamKey', sortKey: 'turn', attributes: work },
    byAgent: { partitionKey: 'agentKey', sortKey: 'turn', attributes: work },
    /** Written once per call: the number never changes and nothing else is in it. */
    byNumber: { partitionKey: 'callNumber', type: 'number', attributes: [] },
  },
} as const
