import { type ReadonlySignal, signal } from '@preact/signals'
import type { Entry } from '../../../contract/message.ts'
import type { Reply } from '../../../contract/routes.ts'
import type { Servicecall, Status, Work } from '../../../contract/servicecall.ts'
import { call } from '../api.ts'
import { asFailure, type Failure } from '../failure.ts'
import type { FileInfo } from './file-name.ts'
import { me, supportLooks } from './me.ts'
import { saw, wrote } from './own-writes.ts'
import { isGone, type Loaded, whenReady } from './resource.ts'

/** A call and its conversation as an open page has it. */
export interface Opened {
  readonly servicecall: Servicecall
  /** Ascending by `seq`. */
  readonly entries: readonly Entry[]
  readonly earlier: boolean
  readonly work: Work | undefined
  /** The latest entry when the page was opened: what comes after it is news. */
  readonly openedAt: number
}

/** A message as it is sent. */
export interface ToSend {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly documents: readonly FileInfo[]
  /** Set with the message, and which version of the call that was decided about. */
  readonly status: Status | undefined
  readonly version: number
}

/** A message on its way. It is shown in the conversation from the moment it is sent. */
export interface Outgoing extends ToSend {
  readonly failure: Failure | undefined
  /** Who changed the call since `version`, where that is why it was not sent. */
  readonly by: string | undefined
}

export interface Conversation {
  readonly state: ReadonlySignal<Loaded<Opened>>
  readonly outbox: ReadonlySignal<readonly Outgoing[]>
  readonly load: () => Promise<void>
  /** Somebody comes to the page: what is there counts as known from now on. */
  readonly open: () => Promise<void>
  /** Asks whether the call has moved on and, if so, for what is new. `quiet`: in the background. */
  readonly look: (quiet?: boolean) => Promise<void>
  readonly loadEarlier: () => Promise<void>
  /** Sends a message; the same again, with the same id, where that failed. */
  readonly send: (message: ToSend) => Promise<void>
  /** Takes a message that was not sent back out, to edit it. */
  readonly takeBack: (id: string) => void
  /** What an agent's change has been answered with. */
  readonly changed: (servicecall: Servicecall, work: Work) => Promise<void>
}

/** Whether each change of the call since this version is the reader's own. */
const isMineSince = (
  { servicecall, entries }: Pick<Opened, 'servicecall' | 'entries'>,
  version: number,
): boolean => {
  const mine = whenReady(me.state.value)?.id
  const since = entries.filter(({ seq }) => seq > version)
  return (
    since.length > 0 &&
    since.length === servicecall.version - version &&
    since.every(({ by }) => by.id === mine)
  )
}

const lastSeq = (entries: readonly Entry[]): number => entries.at(-1)?.seq ?? 0

/** The answer joined to what is there: earlier entries stay, unless there is a gap between them and the answer. */
const join = (
  before: Opened | undefined,
  answer: Reply<'getServicecall'>,
  work: Work | undefined,
): Opened => {
  const { servicecall } = answer
  const first = answer.entries[0]?.seq ?? 0
  const kept =
    before !== undefined && lastSeq(before.entries) >= first
      ? before.entries.filter(({ seq }) => seq < first)
      : []
  const entries = [...kept, ...answer.entries]
  const earlier = kept.length > 0 && before !== undefined ? before.earlier : answer.earlier
  return { servicecall, work, entries, earlier, openedAt: before?.openedAt ?? lastSeq(entries) }
}

/** Support's side of the call, which only support may ask for. */
const workOf = async (
  params: { readonly customer: string; readonly servicecall: string },
  quiet: boolean,
) => {
  // Only at the very first visit nobody knows yet who is looking.
  if (supportLooks() === undefined) await me.load()
  return supportLooks() === true ? call('getWork', { params, quiet }) : undefined
}

function conversation(customer: string, servicecall: string): Conversation {
  const params = { customer, servicecall }
  const state = signal<Loaded<Opened>>({ kind: 'loading' })
  const outbox = signal<readonly Outgoing[]>([])
  const opened = (): Opened | undefined => (state.value.kind === 'ready' ? state.value.value : undefined)

  const show = (value: Opened): void => {
    const before = opened()
    if (before !== undefined && before.servicecall.version > value.servicecall.version) return
    state.value = { kind: 'ready', value }
    const arrived = new Set<string>(value.entries.map(entry => entry.id))
    // What was edited after it had arrived is not what arrived: it stays until somebody decides.
    const isDone = ({ id, failure }: Outgoing): boolean => arrived.has(id) && failure?.kind !== 'id-reused'
    if (outbox.value.some(isDone)) outbox.value = outbox.value.filter(one => !isDone(one))
    saw(value.servicecall, value.work)
  }

  const fetch = async (version?: number, quiet = false): Promise<void> => {
    const query = version === undefined ? {} : { version: String(version) }
    const [answer, work] = await Promise.all([
      call('getServicecall', { params, query, quiet }),
      workOf(params, quiet),
    ])
    show(join(opened(), answer, work))
  }

  const attempt = async (task: () => Promise<void>): Promise<void> => {
    try {
      await task()
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (opened() === undefined || isGone(failure)) state.value = { kind: 'failed', failure }
    }
  }

  const load = (): Promise<void> => attempt(() => fetch())

  const look = (quiet = false): Promise<void> =>
    attempt(async () => {
      const { version } = await call('getServicecallVersion', { params, quiet })
      if (version > (opened()?.servicecall.version ?? 0)) await fetch(version, quiet)
    })

  const deliver = async (message: ToSend): Promise<void> => {
    const { id, title, text, documents, status, version } = message
    const body = {
      id,
      title,
      text,
      documents: documents.map(document => document.id),
      ...(status && { status, version }),
    }
    const others = (): readonly Outgoing[] => outbox.value.filter(one => one.id !== id)
    outbox.value = [...others(), { ...message, failure: undefined, by: undefined }]
    try {
      const { seq } = await call('addMessage', { params, body })
      await attempt(() => fetch(seq))
      const now = opened()
      if (now !== undefined) wrote(now.servicecall, now.work)
      outbox.value = others()
    } catch (thrown) {
      const failure = asFailure(thrown)
      const { kind } = failure
      // Nothing was written. Whoever decides what becomes of it sees what the call is like now.
      if (kind === 'changed' || kind === 'invalid') await load()
      const now = opened()
      // A change of one's own that was still on its way overtakes nobody.
      if (kind === 'changed' && now !== undefined && isMineSince(now, version))
        return deliver({ ...message, version: now.servicecall.version })
      const by = opened()?.entries.findLast(entry => entry.seq > version)?.by.name
      const failed = { ...message, failure, by }
      // An edited message whose first version has arrived may have left the outbox with that one.
      outbox.value =
        kind === 'id-reused' ? [...others(), failed] : outbox.value.map(one => (one.id === id ? failed : one))
      if (kind === 'id-reused') await load()
      throw failure
    }
  }

  return {
    state,
    outbox,
    load,
    look,
    open: () => {
      const now = opened()
      if (now === undefined) return load()
      state.value = { kind: 'ready', value: { ...now, openedAt: lastSeq(now.entries) } }
      return look()
    },
    loadEarlier: async () => {
      const first = opened()?.entries[0]?.seq
      if (first === undefined) return
      const answer = await call('getServicecall', { params, query: { before: String(first) } })
      const now = opened()
      if (now === undefined) return
      const entries = [...answer.entries.filter(({ seq }) => seq < first), ...now.entries]
      state.value = { kind: 'ready', value: { ...now, entries, earlier: answer.earlier } }
    },
    send: deliver,
    takeBack: id => {
      outbox.value = outbox.value.filter(one => one.id !== id)
    },
    changed: async (servicecall, work) => {
      const before = opened()
      if (before !== undefined) state.value = { kind: 'ready', value: { ...before, servicecall, work } }
      wrote(servicecall, work)
      await attempt(() => fetch(servicecall.version))
    },
  }
}

const conversations = new Map<string, Conversation>()

export function conversationOf(customer: string, servicecall: string): Conversation {
  const key = `${customer} ${servicecall}`
  const found = conversations.get(key) ?? conversation(customer, servicecall)
  conversations.set(key, found)
  return found
}
