import type { Agent } from '../../contract/customer.ts'
import type { Change, Entry } from '../../contract/message.ts'
import type { Reply } from '../../contract/routes.ts'
import type { Servicecall, ServicecallChange, Status, Work } from '../../contract/servicecall.ts'
import { type Timestamp, timestamp } from '../../contract/time.ts'
import { authorOf } from './add-message.ts'
import type { Clock, In, Move, People, Queue, Servicecalls } from './deps.ts'
import type { Actor } from './policy.ts'
import { invalid, type Problem, problem } from './problem.ts'
import { requestHash } from './request-hash.ts'
import { customerStatusOf, mayFollow, turnBeginning, turnOf } from './status.ts'

export interface ChangeDeps {
  readonly servicecalls: Servicecalls
  readonly queue: Queue
  readonly people: People
  readonly now: Clock
}

/** Support changes a call, unless it has moved on since the agent looked. Idempotent on `body.id`. */
export async function changeServicecall(
  { params: { customer, servicecall }, body, person, actor: coming }: In<'changeServicecall'>,
  deps: ChangeDeps,
): Promise<Reply<'changeServicecall'> | Problem> {
  const request = requestHash(person, body)
  const [actor, call, found, made, agent] = await Promise.all([
    coming,
    deps.servicecalls.read(customer, servicecall, true),
    deps.queue.work(servicecall),
    deps.servicecalls.made(customer, servicecall, body.id),
    body.assignee ? deps.people.agent(body.assignee) : undefined,
  ])
  if (!call || !found || found.customer !== customer) return problem('not-found')
  const { work } = found
  if (made) return made.request === request ? { servicecall: call, work } : problem('id-reused')
  if (call.version !== body.version) return problem('changed')
  if (body.status !== undefined && body.status !== work.status && !mayFollow(work.status, body.status))
    return invalid(['status', 'not-possible'])
  if (body.assignee && !agent) return invalid(['assignee', 'unknown'])

  const decided = decide(body, call, work, agent)
  const move = moveOf({ call, work, decided, actor, id: body.id, request, now: deps.now() })
  const outcome = await deps.servicecalls.move(move)
  if (outcome === 'moved') return { servicecall: move.after, work: workAfter(work, decided, move.at) }
  const late = await deps.servicecalls.made(customer, servicecall, body.id)
  if (late?.request !== request) return problem(outcome === 'moved-on' && !late ? 'changed' : 'id-reused')
  const [now, then] = await Promise.all([
    deps.servicecalls.read(customer, servicecall, true),
    deps.queue.work(servicecall),
  ])
  return now && then ? { servicecall: now, work: then.work } : problem('not-found')
}

interface Decided {
  readonly status: Status
  readonly priority: Servicecall['priority']
  readonly assignee: Work['assignee']
  readonly resolution: string | undefined
}

/** Taking a new call begins the work on it. */
function decide(body: ServicecallChange, call: Servicecall, work: Work, agent: Agent | undefined): Decided {
  const taken = body.assignee && body.status === undefined && work.status === 'created'
  return {
    status: body.status ?? (taken ? 'started' : work.status),
    priority: body.priority ?? call.priority,
    assignee:
      body.assignee === undefined ? work.assignee : agent ? { id: agent.id, name: agent.name } : undefined,
    resolution: body.resolution === undefined ? call.resolution : (body.resolution ?? undefined),
  }
}

function moveOf(of: {
  readonly call: Servicecall
  readonly work: Work
  readonly decided: Decided
  readonly actor: Actor
  readonly id: Entry['id']
  readonly request: string
  readonly now: number
}): Move {
  const { call, work, decided, actor } = of
  const at = timestamp(of.now)
  const by = authorOf(actor)
  const status = customerStatusOf(decided.status)
  const changes: Change[] = [
    ...(decided.assignee?.name === call.agent
      ? []
      : [{ field: 'agent', ...(decided.assignee ? { to: decided.assignee.name } : {}) } as const]),
    ...(status === call.status ? [] : [{ field: 'status', from: call.status, to: status } as const]),
    ...(decided.priority === call.priority
      ? []
      : [{ field: 'priority', from: call.priority, to: decided.priority } as const]),
    ...(decided.resolution === call.resolution
      ? []
      : [
          {
            field: 'resolution',
            ...(decided.resolution !== undefined ? { to: decided.resolution } : {}),
          } as const,
        ]),
  ]
  const { agent: _agent, resolution: _resolution, ...rest } = call
  return {
    at,
    before: call,
    after: {
      ...rest,
      status,
      priority: decided.priority,
      ...(decided.assignee ? { agent: decided.assignee.name } : {}),
      ...(decided.resolution !== undefined ? { resolution: decided.resolution } : {}),
      // What the customer cannot see does not count as activity.
      activity: changes.length > 0 ? { at, by } : call.activity,
      version: call.version + 1,
    },
    work: {
      status: decided.status,
      turn: turnBeginning(work.status, decided.status),
      team: work.team,
      assignee: decided.assignee,
    },
    ...(changes.length > 0
      ? { entry: { kind: 'change', id: of.id, seq: call.version + 1, at, by, changes } as const }
      : {}),
    id: of.id,
    request: of.request,
    audit: {
      by,
      changes: [
        ...(decided.status === work.status
          ? []
          : [{ field: 'status', from: work.status, to: decided.status }]),
        ...(decided.priority === call.priority
          ? []
          : [{ field: 'priority', from: call.priority, to: decided.priority }]),
        ...(decided.assignee?.id === work.assignee?.id
          ? []
          : [{ field: 'assignee', from: work.assignee?.id, to: decided.assignee?.id }]),
        ...(decided.resolution === call.resolution ? [] : [{ field: 'resolution' }]),
      ],
    },
  }
}

function workAfter(before: Work, { status, assignee }: Decided, at: Timestamp): Work {
  const of = turnOf(status)
  const since = of === before.turn?.of ? before.turn?.since : at
  return {
    status,
    team: before.team,
    ...(assignee ? { assignee } : {}),
    ...(of && since ? { turn: { of, since } } : {}),
  }
}
