import type { Document } from '../../contract/document.ts'
import type { Change, Message } from '../../contract/message.ts'
import type { Reply } from '../../contract/routes.ts'
import type { Author, Channel, NewMessage, Servicecall, Status } from '../../contract/servicecall.ts'
import { timestamp } from '../../contract/time.ts'
import { attachDocuments } from './attach-documents.ts'
import type { Clock, Documents, In, Made, Move, Queue, Servicecalls } from './deps.ts'
import { type Actor, isSupport, mayRead, mayWork } from './policy.ts'
import { invalid, type Problem, problem } from './problem.ts'
import { requestHash } from './request-hash.ts'
import { afterMessage, customerStatusOf, mayFollow, turnBeginning } from './status.ts'

export interface AddDeps {
  readonly servicecalls: Servicecalls
  readonly queue: Queue
  readonly documents: Documents
  readonly now: Clock
}

/** Often enough for a burst of parallel messages in one call, each of which makes the others look again. */
const ATTEMPTS = 40

/**
 * Adds a message. Idempotent on `body.id`. A message is never refused because the call moved on meanwhile, unless it
 * sets a status: that is a decision about the call as it was seen.
 */
export async function addMessage(
  { params: { customer, servicecall }, body, person, actor: coming }: In<'addMessage'>,
  deps: AddDeps,
): Promise<Reply<'addMessage'> | Problem> {
  const request = requestHash(person, body)
  const [actor, call, made, work, attached] = await Promise.all([
    coming,
    deps.servicecalls.read(customer, servicecall, true),
    deps.servicecalls.made(customer, servicecall, body.id),
    // Only who sets a status needs to know the internal one.
    body.status === undefined ? undefined : deps.queue.work(servicecall),
    attachDocuments({ customer, by: person, entry: body.id, ids: body.documents }, deps.documents),
  ])
  if (!call || !mayRead(actor, call)) return problem('not-found')
  if (made) return replay(body, made, request)
  if (body.status !== undefined && !mayWork(actor)) return invalid(['status', 'not-possible'])
  if (attached.missing.length > 0) {
    const late = await deps.servicecalls.made(customer, servicecall, body.id)
    return late ? replay(body, late, request) : invalid(...attached.missing)
  }
  if (body.status !== undefined && call.version !== body.version) return problem('changed')
  const from: Status = work?.work.status ?? call.status
  if (body.status !== undefined && body.status !== from && !mayFollow(from, body.status))
    return invalid(['status', 'not-possible'])
  return writeMessage(
    { ...body, call, from, by: authorOf(actor), channel: 'portal', documents: attached.documents, request },
    deps,
  )
}

export const authorOf = (actor: Actor): Author => ({
  side: isSupport(actor) ? 'support' : 'customer',
  id: actor.id,
  name: actor.name,
})

export interface Writing extends Pick<NewMessage, 'id' | 'title' | 'text'> {
  readonly call: Servicecall
  /** The internal status of `call`, which the call itself does not tell. */
  readonly from?: Status
  readonly status?: Status | undefined
  readonly by: Author
  readonly channel: Channel
  readonly documents: Document[]
  readonly request: string
}

/** Writes a checked message, looking at the call again for as long as others move it at the same time. */
export async function writeMessage(
  writing: Writing,
  deps: Pick<AddDeps, 'servicecalls' | 'now'>,
): Promise<Reply<'addMessage'> | Problem> {
  const { customer, id } = writing.call
  let call: Servicecall | undefined = writing.call
  for (let attempt = 0; attempt < ATTEMPTS && call; attempt++) {
    const move = moveOf(writing, call, deps.now())
    const outcome = await deps.servicecalls.move(move)
    if (outcome === 'moved') return { id: writing.id, seq: move.after.version, at: move.at }
    const made = await deps.servicecalls.made(customer, id, writing.id)
    if (made) return replay(writing, made, writing.request)
    if (outcome === 'id-taken') return problem('id-reused')
    if (writing.status !== undefined) return problem('changed')
    call = await deps.servicecalls.read(customer, id, true)
  }
  return problem(call ? 'busy' : 'not-found')
}

/** The call after the message, the message itself, and what else it changes. */
function moveOf(writing: Writing, call: Servicecall, now: number): Move {
  const { by } = writing
  const at = timestamp(now)
  const seq = call.version + 1
  const status = writing.status ? customerStatusOf(writing.status) : afterMessage(call.status, by.side)
  const changes: Change[] = status === call.status ? [] : [{ field: 'status', from: call.status, to: status }]
  const entry: Message = {
    kind: 'message',
    id: writing.id,
    seq,
    at,
    by,
    title: writing.title,
    text: writing.text,
    channel: writing.channel,
    documents: writing.documents,
    ...(changes.length > 0 ? { changes } : {}),
  }
  const internal: Status | undefined = writing.status ?? (changes.length > 0 ? status : undefined)
  const from = (writing.status && writing.from) ?? call.status
  return {
    at,
    before: call,
    after: { ...call, status, activity: { at, by }, version: seq },
    ...(internal
      ? {
          work: {
            status: internal,
            turn: turnBeginning(from, internal),
          },
          audit: { by, changes: [{ field: 'status', from, to: internal }] },
        }
      : {}),
    entry,
    id: writing.id,
    request: writing.request,
  }
}

function replay({ id }: Pick<NewMessage, 'id'>, made: Made, request: string): Reply<'addMessage'> | Problem {
  return made.request === request ? { id, seq: made.seq, at: made.at } : problem('id-reused')
}
