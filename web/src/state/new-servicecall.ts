import { computed, effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Reply } from '../../../contract/routes.ts'
import type { Priority } from '../../../contract/servicecall.ts'
import { call } from '../api.ts'
import { asFailure, type Failure } from '../failure.ts'
import { type Attachments, attachments } from './attachments.ts'
import { asPriority } from './choices.ts'
import { dropDraft, keepDraft, readDraft } from './draft.ts'
import { type Errors, errorsOf } from './errors.ts'
import { ulid } from './ulid.ts'
import { readUploaded, writeUploaded } from './uploaded.ts'

/** What is typed in the form, all as text. */
export interface Values {
  readonly contact: string
  readonly product: string
  readonly version: string
  readonly module: string
  readonly title: string
  readonly text: string
  readonly priority: Priority
}

export type Sending =
  | { readonly kind: 'typing' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** An earlier try with other content got through, which the page did not hear of. */
  | { readonly kind: 'arrived'; readonly number: number }

export interface Form {
  readonly values: ReadonlySignal<Values>
  readonly errors: ReadonlySignal<Errors>
  /** How often somebody has tried to send: after the first time errors are shown, and follow the typing. */
  readonly attempts: ReadonlySignal<number>
  readonly sending: ReadonlySignal<Sending>
  /** Whether there is a draft, and where it comes from. */
  readonly draft: ReadonlySignal<'none' | 'restored' | 'saved'>
  readonly files: Attachments
  readonly id: () => string
  readonly set: (change: Partial<Values>) => void
  /** The receipt, or nothing where something is wrong or the API was not reached. */
  readonly submit: () => Promise<Reply<'createServicecall'> | undefined>
  /** Makes it another call than the one that has arrived. Documents belong to that one: they go. */
  readonly renew: () => void
  readonly dispose: () => void
}

const empty = (contact: string): Values => ({
  contact,
  product: '',
  version: '',
  module: '',
  title: '',
  text: '',
  priority: 'normal',
})

const keyOf = (customer: string, person: string): string => `${person} ${customer} new`

type Check = (body: Readonly<Record<string, unknown>>) => Errors

/** The contract's rules, fetched while somebody is typing: nothing is checked before the first try to send. */
const checker = signal<Check | undefined>(undefined)

const fetchChecker = async (): Promise<Check> => {
  const { check } = await import('./check.ts')
  checker.value = check
  return check
}

/** A form with its draft. Its id is made here once, so that sending again is the same call. */
export function newServicecall(customer: string, person: string): Form {
  const key = keyOf(customer, person)
  const kept = readDraft(key)
  let id = kept?.id ?? ulid()
  const values = signal<Values>({
    ...empty(person),
    ...kept,
    priority: asPriority(kept?.priority ?? '') ?? 'normal',
  })
  const attempts = signal(0)
  const refused = signal<Errors>({})
  const sending = signal<Sending>({ kind: 'typing' })
  const draft = signal<'none' | 'restored' | 'saved'>(kept === undefined ? 'none' : 'restored')
  const files = attachments(customer, () => id, readUploaded(kept?.documents))
  let done = false

  const body = () => {
    const { contact, product, version, module, title, text, priority } = values.value
    const documents = files.items.value.flatMap(item => (item.progress.kind === 'done' ? [item.id] : []))
    return { id, contact, product, version, module, title, text, documents, priority }
  }

  let begun = false
  const stop = effect(() => {
    const { contact, product, version, module, title, text, priority } = values.value
    const documents = writeUploaded(files.items.value)
    // What the form begins with is no draft yet, or the one it was restored from.
    const changed = begun
    begun = true
    if (!changed || done) return
    const saved = keepDraft(key, { id, contact, product, version, module, title, text, priority, documents })
    draft.value = saved ? 'saved' : 'none'
  })

  return {
    values,
    attempts,
    sending,
    draft,
    files,
    id: () => id,
    errors: computed(() => (attempts.value === 0 ? {} : { ...checker.value?.(body()), ...refused.value })),
    set: change => {
      if (checker.value === undefined) fetchChecker().catch(() => {})
      // What the API had against a field holds until the field is changed.
      const others = Object.entries(refused.value).filter(([field]) => !(field in change))
      refused.value = Object.fromEntries(others)
      values.value = { ...values.value, ...change }
    },
    submit: async () => {
      refused.value = {}
      // Where the rules cannot be fetched there is no connection, and sending says so.
      const check = await fetchChecker().catch(() => undefined)
      attempts.value += 1
      const wrong = check?.(body()) ?? {}
      if (Object.keys(wrong).length > 0 || files.state.value !== 'ready') return undefined
      sending.value = { kind: 'sending' }
      try {
        const receipt = await call('createServicecall', { params: { customer }, body: body() })
        done = true
        dropDraft(key)
        return receipt
      } catch (thrown) {
        const failure = asFailure(thrown)
        sending.value =
          failure.kind === 'id-reused'
            ? await (await import('./arrived.ts')).lookFor(customer, id, failure)
            : { kind: 'failed', failure }
        refused.value = errorsOf(failure.fields)
        // The API sees more than the page does: its objections are a try of their own.
        if (failure.fields.length > 0) attempts.value += 1
        return undefined
      }
    },
    renew: () => {
      id = ulid()
      for (const item of files.items.value) files.remove(item.id)
      values.value = { ...values.value }
      sending.value = { kind: 'typing' }
    },
    dispose: () => {
      stop()
      files.dispose()
    },
  }
}

/** Drops the draft; what it returns puts it back. */
export function discardDraft(customer: string, person: string): () => void {
  const key = keyOf(customer, person)
  const draft = readDraft(key)
  dropDraft(key)
  return () => {
    if (draft !== undefined) keepDraft(key, draft)
  }
}
