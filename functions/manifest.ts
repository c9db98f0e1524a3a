/** What runs in Lambda: the infrastructure builds, equips and grants exactly what stands here. */
export interface FunctionEntry {
  /** Relative to this folder. */
  readonly entry: string
  /** What it may do and therefore learns the name of, see infra/functions.ts. */
  readonly needs: readonly Need[]
  /** Megabytes; the share of a processor follows it. */
  readonly memory: number
  /** Seconds. An HTTP API waits for 30 at most. */
  readonly timeout: number
}

export type Need =
  | 'table-read'
  | 'table-write'
  | 'person-write'
  | 'documents-sign'
  | 'documents-untag'
  | 'documents-write'
  | 'mail-read'
  | 'mail-send'
  | 'bus'
  | 'site'
  | 'tokens'

const api = (name: string, ...needs: Need[]): FunctionEntry => ({
  entry: `api/${name}.lambda.ts`,
  needs: ['tokens', 'table-read', ...needs],
  memory: 1024,
  timeout: 20,
})

export const manifest = {
  session: api('session', 'person-write', 'site'),
  persons: api('persons', 'person-write'),
  catalogue: api('catalogue'),
  customers: api('customers'),
  servicecalls: api('servicecalls', 'table-write', 'documents-sign'),
  messages: api('messages', 'table-write', 'documents-sign'),
  documents: api('documents', 'documents-sign'),
  queue: api('queue'),
  relay: { entry: 'events/relay.lambda.ts', needs: ['bus', 'documents-untag'], memory: 512, timeout: 60 },
  notify: {
    entry: 'events/notify.lambda.ts',
    needs: ['table-read', 'table-write', 'mail-send', 'site'],
    memory: 512,
    timeout: 60,
  },
  inbound: {
    entry: 'events/inbound.lambda.ts',
    needs: ['table-read', 'table-write', 'mail-read', 'documents-write'],
    memory: 1024,
    timeout: 60,
  },
} as const satisfies Record<string, FunctionEntry>

export type FunctionName = keyof typeof manifest
