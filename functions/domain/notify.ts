import type { Event } from '../../contract/events.ts'
import type { EntryId, PersonId } from '../../contract/ids.ts'
import type { Message } from '../../contract/message.ts'
import type { Servicecall } from '../../contract/servicecall.ts'
import type { People, Person, Servicecalls, Settings } from './deps.ts'

/** One mail per message and recipient, whatever is delivered or retried how often. */
export interface Mails {
  /** Takes the right to send. `sent`: it was; `open`: somebody took it, and nobody knows (yet) what became of it. */
  claim(entry: EntryId, recipient: PersonId): Promise<'ours' | 'sent' | 'open'>
  /** Gives it back: it is certain that nothing was sent. */
  release(entry: EntryId, recipient: PersonId): Promise<void>
  sent(entry: EntryId, recipient: PersonId, mailId: string): Promise<void>
}

export interface Letter {
  readonly kind: 'received' | 'answered'
  readonly to: Person
  readonly call: Servicecall
  readonly message: Message
  readonly vendor: string
}

/**
 * Writes a letter and hands out the sending of it. `refused`: certainly not sent, so it may be tried again. Any other
 * failure throws and leaves the outcome open.
 */
export type Prepare = (letter: Letter) => Promise<() => Promise<{ readonly sent: string } | 'refused'>>

export interface NotifyDeps {
  readonly servicecalls: Pick<Servicecalls, 'read' | 'message'>
  readonly people: Pick<People, 'person'>
  readonly settings: Settings
  readonly mails: Mails
  readonly prepare: Prepare
}

/** Which mail an event calls for: the acknowledgement of a new call, and what support writes. */
export function kindOf(event: Event): Letter['kind'] | undefined {
  if (event.type === 'servicecall.created') return 'received'
  if (event.type === 'message.added' && event.by === 'support') return 'answered'
  return undefined
}

/**
 * Tells the contact of a call what happened, at most once. When the outcome of sending is unknown (a crash, a
 * time-out) the claim stays: no mail is better than two. Such a notice is `unknown` and ends in the dead letters.
 */
export async function notify(
  event: Event,
  deps: NotifyDeps,
): Promise<'sent' | 'nothing-to-send' | 'already' | 'refused' | 'unknown'> {
  const kind = kindOf(event)
  if (!kind) return 'nothing-to-send'
  const [call, message, vendor] = await Promise.all([
    deps.servicecalls.read(event.customer, event.servicecall, true),
    deps.servicecalls.message(event.customer, event.servicecall, event.seq),
    deps.settings.vendor(),
  ])
  if (!call || !message) return 'nothing-to-send'
  const to = await deps.people.person(call.contact.id)
  if (!to || to.disabled) return 'nothing-to-send'
  // Written before the right to send is taken: what cannot be written must not look as if it had been sent.
  const send = await deps.prepare({ kind, to, call, message, vendor })
  const claim = await deps.mails.claim(message.id, to.id)
  if (claim !== 'ours') return claim === 'sent' ? 'already' : 'unknown'
  const outcome = await send()
  if (outcome === 'refused') {
    await deps.mails.release(message.id, to.id)
    return 'refused'
  }
  await deps.mails.sent(message.id, to.id, outcome.sent)
  return 'sent'
}
