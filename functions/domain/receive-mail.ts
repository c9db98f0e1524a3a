import type { Document } from '../../contract/document.ts'
import type { CustomerId, EntryId, PersonId, ServicecallId } from '../../contract/ids.ts'
import type { Language } from '../../contract/text.ts'
import { authorOf, type Writing, writeMessage } from './add-message.ts'
import { fileServicecall } from './create-servicecall.ts'
import type { Clock, People, Person, Queue, Servicecalls } from './deps.ts'
import { isProblem } from './problem.ts'
import { requestHash } from './request-hash.ts'
import { routeMail } from './route-mail.ts'

export interface ReceivedMail {
  /** SES's id of the mail. */
  readonly mail: string
  readonly authentic: boolean
  readonly automatic: boolean
  readonly from: string | undefined
  readonly answers: ServicecallId | undefined
  /** In the sender's language, where the mail has none. */
  readonly title: (language: Language) => string
  readonly text: (language: Language) => string
  /** Ids that are the same however often the mail is handled. */
  readonly servicecall: ServicecallId
  readonly entry: EntryId
}

export interface Outcome {
  readonly outcome: 'message' | 'servicecall' | 'waiting' | 'ignored'
  readonly because?: string
  readonly servicecall?: ServicecallId
}

export interface ReceiveDeps {
  readonly servicecalls: Servicecalls
  readonly queue: Pick<Queue, 'work'>
  readonly people: Pick<People, 'byEmail'>
  /** Stores the attachments for an entry; the same again is harmless. */
  readonly attach: (customer: CustomerId, entry: EntryId, by: PersonId) => Promise<Document[]>
  /** Every mail gets a line that says what became of it. */
  readonly ledger: (mail: string, outcome: Outcome) => Promise<void>
  readonly now: Clock
}

/** Turns a mail into a message of its call or into a new call. Idempotent: the ids come from the mail. */
export async function receiveMail(mail: ReceivedMail, deps: ReceiveDeps): Promise<Outcome> {
  const [sender, answered] = await Promise.all([
    mail.from === undefined ? undefined : deps.people.byEmail(mail.from),
    mail.answers && deps.queue.work(mail.answers),
  ])
  const answers = mail.answers && {
    id: mail.answers,
    call: answered && (await deps.servicecalls.read(answered.customer, mail.answers, true)),
  }
  const way = routeMail({ authentic: mail.authentic, automatic: mail.automatic, sender, answers })
  const outcome = await follow(way, mail, sender, deps)
  await deps.ledger(mail.mail, outcome)
  return outcome
}

async function follow(
  way: ReturnType<typeof routeMail>,
  mail: ReceivedMail,
  sender: Person | undefined,
  deps: ReceiveDeps,
): Promise<Outcome> {
  if (way.to === 'ledger' || !sender) {
    const because = way.to === 'ledger' ? way.because : 'unknown-sender'
    return { outcome: because === 'automatic' ? 'ignored' : 'waiting', because }
  }
  const request = requestHash(sender.id, { mail: mail.mail })
  const by = authorOf(sender)
  const { language } = sender
  const common = {
    title: mail.title(language),
    text: mail.text(language),
    by,
    channel: 'email',
    request,
  } as const
  if (way.to === 'call') {
    const { call } = way
    // Delivered again: what is written must not be touched, its documents least of all.
    const made = await deps.servicecalls.made(call.customer, call.id, mail.entry)
    if (made?.request === request) return { outcome: 'message', servicecall: call.id }
    const documents = await deps.attach(call.customer, mail.entry, sender.id)
    const writing: Writing = { ...common, id: mail.entry, call, documents }
    const written = await writeMessage(writing, deps)
    if (isProblem(written)) throw new Error(`A mail could not be written: ${written.problem}`)
    return { outcome: 'message', servicecall: call.id }
  }
  const { customer } = way.membership
  const made = await deps.servicecalls.made(customer.id, mail.servicecall, mail.entry)
  if (made?.request !== request) {
    const documents = await deps.attach(customer.id, mail.entry, sender.id)
    const filed = await fileServicecall(
      {
        ...common,
        id: mail.servicecall,
        customer,
        contact: sender,
        priority: 'normal',
        attached: { documents, missing: [] },
      },
      deps,
    )
    if (isProblem(filed)) throw new Error(`A mail could not be filed: ${filed.problem}`)
  }
  return { outcome: 'servicecall', servicecall: mail.servicecall }
}
