import type { Product } from '../../contract/catalogue.ts'
import type { CustomerId } from '../../contract/ids.ts'
import type { FieldCode } from '../../contract/problems.ts'
import type { Reply } from '../../contract/routes.ts'
import type { Author, Channel, NewServicecall, ServicecallReceipt } from '../../contract/servicecall.ts'
import { timestamp } from '../../contract/time.ts'
import { asEntryId } from './as-entry-id.ts'
import { type Attached, attachDocuments } from './attach-documents.ts'
import type { Catalogue, Clock, Customers, Documents, In, Made, Servicecalls } from './deps.ts'
import { type Actor, mayFileFor, membershipOf } from './policy.ts'
import { invalid, type Problem, problem } from './problem.ts'
import { requestHash } from './request-hash.ts'

/** The team that gets new calls. */
export const FIRST_TEAM = 'support'

export interface CreateDeps {
  readonly servicecalls: Servicecalls
  readonly catalogue: Catalogue
  readonly customers: Customers
  readonly documents: Documents
  readonly now: Clock
}

/** Files a call. Idempotent on `body.id`: the same body again yields the same receipt. */
export async function createServicecall(
  { params: { customer }, body, person, actor: coming }: In<'createServicecall'>,
  deps: CreateDeps,
): Promise<Reply<'createServicecall'> | Problem> {
  const entry = asEntryId(body.id)
  const request = requestHash(person, body)
  const [actor, made, product, contact, attached] = await Promise.all([
    coming,
    deps.servicecalls.made(customer, body.id, entry),
    deps.catalogue.product(body.product),
    deps.customers.contact(customer, body.contact),
    attachDocuments({ customer, by: person, entry, ids: body.documents }, deps.documents),
  ])
  const membership = membershipOf(actor, customer)
  if (!membership) return problem('not-found')
  if (made) return replay(customer, body.id, made, request)

  const wrong = [
    ...(contact && mayFileFor(actor, customer, contact.id) ? [] : [['contact', 'unknown'] as const]),
    ...wrongRelease(body, product),
    ...attached.missing,
  ]
  if (wrong.length > 0 || !contact) {
    // A repetition may have been committed, and its documents have stopped being drafts, since we looked.
    const late = await deps.servicecalls.made(customer, body.id, entry)
    return late ? replay(customer, body.id, late, request) : invalid(...wrong)
  }
  const by: Author = { side: 'customer', id: actor.id, name: actor.name }
  return fileServicecall(
    { ...body, customer: membership.customer, contact, attached, by, channel: 'portal', request },
    deps,
  )
}

export interface Filing
  extends Pick<NewServicecall, 'id' | 'title' | 'text' | 'priority'>,
    Partial<Pick<NewServicecall, 'product' | 'version' | 'module'>> {
  readonly customer: { readonly id: CustomerId; readonly name: string }
  readonly contact: Pick<Actor, 'id' | 'name'>
  readonly attached: Attached
  readonly by: Author
  readonly channel: Channel
  readonly request: string
}

/** Gives a checked call its number and writes it, whatever channel it came by. */
export async function fileServicecall(
  filing: Filing,
  deps: Pick<CreateDeps, 'servicecalls' | 'now'>,
): Promise<ServicecallReceipt | Problem> {
  const { id, title, text, by, channel, request } = filing
  const customer = filing.customer.id
  const number = await deps.servicecalls.nextNumber()
  const at = timestamp(deps.now())
  const { product, version, module } = filing
  const outcome = await deps.servicecalls.create({
    servicecall: {
      id,
      customer,
      number,
      title,
      status: 'created',
      priority: filing.priority,
      channel,
      contact: { id: filing.contact.id, name: filing.contact.name },
      ...(product !== undefined && version !== undefined && module !== undefined
        ? { product: { id: product, version, module } }
        : {}),
      createdAt: at,
      activity: { at, by },
      version: 1,
    },
    work: { customer: { id: customer, name: filing.customer.name }, team: FIRST_TEAM },
    message: {
      kind: 'message',
      id: asEntryId(id),
      seq: 1,
      at,
      by,
      title,
      text,
      channel,
      documents: filing.attached.documents,
    },
    request,
  })
  if (outcome === 'created') return { id, customer, number, createdAt: at }
  const made = await deps.servicecalls.made(customer, id, asEntryId(id))
  return made ? replay(customer, id, made, request) : problem('id-reused')
}

function replay(
  customer: CustomerId,
  id: ServicecallReceipt['id'],
  made: Made,
  request: string,
): ServicecallReceipt | Problem {
  return made.request === request && made.number !== undefined
    ? { id, customer, number: made.number, createdAt: made.at }
    : problem('id-reused')
}

function wrongRelease(
  body: NewServicecall,
  product: Product | undefined,
): readonly (readonly [field: string, code: FieldCode])[] {
  if (!product) return [['product', 'unknown']]
  return [
    ...(product.versions.some(version => version.name === body.version)
      ? []
      : [['version', 'unknown'] as const]),
    ...(product.modules.some(module => module.id === body.module) ? [] : [['module', 'unknown'] as const]),
  ]
}
