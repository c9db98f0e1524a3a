import * as v from 'valibot'
import type { Document } from '../../contract/document.ts'
import { type CustomerId, DocumentId, EntryId, ServicecallId } from '../../contract/ids.ts'
import type { Change, Message } from '../../contract/message.ts'
import type { Author, Servicecall, Status, Work } from '../../contract/servicecall.ts'
import { TITLE_LENGTH } from '../../contract/text.ts'
import { type Timestamp, timestamp } from '../../contract/time.ts'
import { asEntryId } from '../../functions/domain/as-entry-id.ts'
import type { Creation, Move } from '../../functions/domain/deps.ts'
import { requestHash } from '../../functions/domain/request-hash.ts'
import { afterMessage, customerStatusOf, mayFollow, turnBeginning } from '../../functions/domain/status.ts'
import { ulidOf } from '../../functions/platform/ids.ts'
import type { DemoFile } from './files.ts'
import { orderReference, orders } from './orders.ts'
import type { Doing, Name, Saying, Script } from './script.ts'
import { customers, people, team } from './vendor.ts'
import { timeOf, type When } from './when.ts'

export interface Attachment {
  readonly customer: CustomerId
  readonly entry: EntryId
  readonly by: string
  readonly document: Document
  readonly body: Uint8Array
}

/** A call as the data layer writes it, and its documents. */
export interface Played {
  readonly creation: Creation
  readonly moves: readonly Move[]
  readonly attachments: readonly Attachment[]
  /** As it is in the end. */
  readonly servicecall: Servicecall
  readonly status: Status
}

interface Scene {
  readonly servicecall: Servicecall
  readonly status: Status
  readonly assignee?: Work['assignee']
  readonly title: string
}

const authorOf = (name: Name): Author => ({
  side: people[name].role === 'contact' ? 'customer' : 'support',
  id: people[name].id,
  name: people[name].name,
})

/** Lets a script happen, so that it ends now. @throws when the product would not allow a step */
export function play(script: Script, number: number, now: number): Played {
  const [first, ...steps] = script.steps
  if (first?.kind !== 'saying') throw new Error(`${script.title}: a call begins with a message.`)
  const clock = clockOf(number, now)
  const attachments: Attachment[] = []
  const attach = (files: readonly DemoFile[], entry: EntryId, by: Author, at: Timestamp): Document[] =>
    files.map(file => {
      const body = file.content(Date.parse(at))
      const id = v.parse(DocumentId, ulidOf(Date.parse(at), `${entry} ${file.name}`))
      const document = { id, name: file.name, type: file.type, size: body.length }
      attachments.push({ customer: customers[script.customer].id, entry, by: by.id ?? '', document, body })
      return document
    })

  const creation = begin(script, first, number, clock(first.when), attach)
  const moves: Move[] = []
  let scene: Scene = { servicecall: creation.servicecall, status: 'created', title: script.title }
  for (const [i, step] of steps.entries()) {
    const at = clock(step.when)
    const id = v.parse(EntryId, ulidOf(Date.parse(at), `${number} ${i + 1}`))
    const next = step.kind === 'saying' ? say(scene, step, at, id, attach) : act(scene, step, at, id)
    moves.push(next.move)
    scene = next.scene
  }
  return { creation, moves, attachments, servicecall: scene.servicecall, status: scene.status }
}

/** Nothing happens before what it follows, and nobody writes at the full minute. */
function clockOf(number: number, now: number): (when: When) => Timestamp {
  let last = 0
  return when => {
    last = Math.max(timeOf(when, now) - ((number * 7919 + last) % 59_000) - 500, last + 41_300)
    return timestamp(Math.min(last, now))
  }
}

type Attach = (files: readonly DemoFile[], entry: EntryId, by: Author, at: Timestamp) => Document[]

function begin(script: Script, first: Saying, number: number, at: Timestamp, attach: Attach): Creation {
  const customer = customers[script.customer]
  const id = v.parse(ServicecallId, ulidOf(Date.parse(at), `call ${number}`))
  const by = authorOf(first.by)
  const [product, version, module] = script.about ?? []
  const { title, priority } = script
  const { channel, text } = first
  return {
    servicecall: {
      ...{ id, customer: customer.id, number, title, status: 'created', priority, channel },
      contact: { id: people[script.of].id, name: people[script.of].name },
      ...(product !== undefined && version !== undefined && module !== undefined
        ? { product: { id: product, version, module } }
        : {}),
      createdAt: at,
      activity: { at, by },
      version: 1,
    },
    work: { customer: { id: customer.id, name: customer.name }, team },
    message: {
      kind: 'message',
      ...{ id: asEntryId(id), seq: 1, at, by, title, text, channel },
      documents: attach(first.files, asEntryId(id), by, at),
    },
    request: requestHash(people[first.by].id, { demo: id }),
  }
}

/** As functions/domain/add-message.ts does it. */
function say(scene: Scene, step: Saying, at: Timestamp, id: EntryId, attach: Attach) {
  const { servicecall: before } = scene
  const by = authorOf(step.by)
  if (step.status && step.status !== scene.status) follow(scene, step.status)
  const status = step.status ? customerStatusOf(step.status) : afterMessage(before.status, by.side)
  const changes: Change[] =
    status === before.status ? [] : [{ field: 'status', from: before.status, to: status }]
  const internal = step.status ?? (changes.length > 0 ? status : undefined)
  const seq = before.version + 1
  const title = step.title ?? answerTo(scene.title, step.by)
  const entry: Message = {
    kind: 'message',
    ...{ id, seq, at, by, title, text: step.text, channel: step.channel },
    documents: attach(step.files, id, by, at),
    ...(changes.length > 0 ? { changes } : {}),
  }
  const after: Servicecall = { ...before, status, activity: { at, by }, version: seq }
  const request = requestHash(people[step.by].id, { demo: id })
  const move: Move = {
    ...{ at, before, after, entry, id, request },
    ...(internal ? { work: { status: internal, turn: turnBeginning(scene.status, internal) } } : {}),
  }
  return { move, scene: { ...scene, servicecall: after, status: internal ?? scene.status, title } }
}

/** As functions/domain/change-servicecall.ts does it; orders are added to what that can do. */
function act(scene: Scene, step: Doing, at: Timestamp, id: EntryId) {
  const { servicecall: before } = scene
  const by = authorOf(step.by)
  const taken = step.assignee !== undefined && step.status === undefined && scene.status === 'created'
  const status = step.status ?? (taken ? 'started' : scene.status)
  if (status !== scene.status) follow(scene, status)
  const shown = customerStatusOf(status)
  const assignee = step.assignee
    ? { id: people[step.assignee].id, name: people[step.assignee].name }
    : scene.assignee
  const { priority = before.priority, resolution = before.resolution } = step
  const order = step.order && orderReference(orders[step.order.name], step.order.plannedVersion)
  const changes: Change[] = [
    ...(assignee === undefined || assignee.name === before.agent
      ? []
      : [{ field: 'agent', to: assignee.name } as const]),
    ...(order ? [{ field: 'order', to: order } as const] : []),
    ...(shown === before.status ? [] : [{ field: 'status', from: before.status, to: shown } as const]),
    ...(priority === before.priority
      ? []
      : [{ field: 'priority', from: before.priority, to: priority } as const]),
    ...(resolution === undefined || resolution === before.resolution
      ? []
      : [{ field: 'resolution', to: resolution } as const]),
  ]
  const after: Servicecall = {
    ...before,
    ...{ status: shown, priority, version: before.version + 1 },
    ...(order ? { order } : {}),
    ...(assignee ? { agent: assignee.name } : {}),
    ...(resolution === undefined ? {} : { resolution }),
    activity: changes.length > 0 ? { at, by } : before.activity,
  }
  const move: Move = {
    ...{ at, before, after, id, request: requestHash(people[step.by].id, { demo: id }) },
    work: { status, turn: turnBeginning(scene.status, status), team, assignee },
    ...(changes.length > 0 ? { entry: { kind: 'change', id, seq: after.version, at, by, changes } } : {}),
    audit: {
      by,
      changes: [
        ...(status === scene.status ? [] : [{ field: 'status', from: scene.status, to: status }]),
        ...(priority === before.priority ? [] : [{ field: 'priority', from: before.priority, to: priority }]),
        ...(assignee?.id === scene.assignee?.id
          ? []
          : [{ field: 'assignee', from: scene.assignee?.id, to: assignee?.id }]),
        ...(resolution === before.resolution ? [] : [{ field: 'resolution' }]),
        ...(order ? [{ field: 'order', from: before.order?.number, to: order.number }] : []),
      ],
    },
  }
  return { move, scene: { ...scene, servicecall: after, status, assignee } }
}

function follow(scene: Scene, status: Status): void {
  if (!mayFollow(scene.status, status))
    throw new Error(`${scene.servicecall.title}: ${status} does not follow ${scene.status}.`)
}

function answerTo(title: string, by: Name): string {
  const answer = people[by].language === 'en' ? 'Re: ' : 'AW: '
  return title.startsWith(answer) ? title : [...(answer + title)].slice(0, TITLE_LENGTH).join('').trim()
}
