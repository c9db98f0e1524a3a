import { type ReadonlySignal, signal } from '@preact/signals'
import type { ClientRequest } from '../../../contract/routes.ts'
import type { Servicecall, Work } from '../../../contract/servicecall.ts'
import { call } from '../api.ts'
import { asFailure, type Failure } from '../failure.ts'
import { type Conversation, conversationOf, type Opened } from './conversation.ts'
import { ulid } from './ulid.ts'

type Request = ClientRequest<'changeServicecall'>['body']

/** What an agent sets. */
export type Change = Omit<Request, 'id' | 'version'>

/** What is different since the agent looked. */
export interface Difference {
  readonly field: 'status' | 'priority' | 'assignee' | 'resolution'
  readonly servicecall: Servicecall
  readonly work: Work | undefined
}

export type Changing =
  | { readonly kind: 'idle' }
  | { readonly kind: 'saving'; readonly change: Change }
  | { readonly kind: 'failed'; readonly change: Change; readonly failure: Failure }
  /** Somebody else was faster: nothing was overwritten. */
  | {
      readonly kind: 'overtaken'
      readonly by: string | undefined
      readonly differences: readonly Difference[]
    }

export interface Changer {
  readonly state: ReadonlySignal<Changing>
  readonly apply: (change: Change) => Promise<boolean>
  /** The same request again, with the same id. */
  readonly again: () => Promise<boolean>
  readonly dismiss: () => void
}

const differencesBetween = (before: Opened | undefined, after: Opened | undefined): readonly Difference[] => {
  if (before === undefined || after === undefined) return []
  const { servicecall, work } = after
  const moved = {
    status: before.work?.status !== work?.status,
    priority: before.servicecall.priority !== servicecall.priority,
    assignee: before.work?.assignee?.id !== work?.assignee?.id,
    resolution: before.servicecall.resolution !== servicecall.resolution,
  }
  const fields = ['status', 'priority', 'assignee', 'resolution'] as const
  return fields.filter(field => moved[field]).map(field => ({ field, servicecall, work }))
}

const openedIn = ({ state }: Conversation): Opened | undefined =>
  state.value.kind === 'ready' ? state.value.value : undefined

export function changer(customer: string, servicecall: string): Changer {
  const params = { customer, servicecall }
  const conversation = conversationOf(customer, servicecall)
  const state = signal<Changing>({ kind: 'idle' })
  let last: Request | undefined
  /** Changes go one after the other, each upon the version that the one before it made. */
  let running = Promise.resolve(true)

  const send = async (body: Request): Promise<boolean> => {
    last = body
    const { id: _, version: __, ...change } = body
    state.value = { kind: 'saving', change }
    const before = openedIn(conversation)
    try {
      const answer = await call('changeServicecall', { params, body })
      await conversation.changed(answer.servicecall, answer.work)
      state.value = { kind: 'idle' }
      return true
    } catch (thrown) {
      const failure = asFailure(thrown)
      if (failure.kind === 'changed') {
        await conversation.load()
        const after = openedIn(conversation)
        const by = after?.entries.findLast(entry => entry.seq > body.version)?.by.name
        state.value = { kind: 'overtaken', by, differences: differencesBetween(before, after) }
      } else state.value = { kind: 'failed', change, failure }
      return false
    }
  }

  return {
    state,
    apply: change => {
      const next = running.then(async before => {
        const version = openedIn(conversation)?.servicecall.version
        // What was set before somebody else's change came to light is not set behind the agent's back.
        const overtaken = !before && state.value.kind === 'overtaken'
        return version === undefined || overtaken ? false : send({ id: ulid(), version, ...change })
      })
      const settled = next.then(done => {
        if (running === settled) running = Promise.resolve(true)
        return done
      })
      running = settled
      return next
    },
    again: async () => (last === undefined ? false : send(last)),
    dismiss: () => {
      state.value = { kind: 'idle' }
    },
  }
}
