import type { Membership, Role } from '../../contract/customer.ts'
import type { CustomerId, PersonId } from '../../contract/ids.ts'
import type { Servicecall } from '../../contract/servicecall.ts'
import type { Language } from '../../contract/text.ts'

/** Whoever makes a request, as the table knows the person at this moment. */
export interface Actor {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly language: Language
  readonly memberships: readonly Membership[]
}

/** Who may do what. Every operation asks here and nowhere else. */

export const isSupport = (actor: Actor): boolean => actor.role === 'agent' || actor.role === 'admin'

export const membershipOf = (actor: Actor, customer: CustomerId): Membership | undefined =>
  actor.role === 'contact' ? actor.memberships.find(m => m.customer.id === customer) : undefined

/** Sees the customer at all: its name, address, contacts. */
export const mayReadCustomer = (actor: Actor, customer: CustomerId): boolean =>
  isSupport(actor) || membershipOf(actor, customer) !== undefined

/** Sees a contact of the customer with address and telephone: oneself, or with scope `company` all colleagues. */
export const mayReadContact = (actor: Actor, customer: CustomerId, contact: PersonId): boolean =>
  mayListEveryone(actor, customer) || (membershipOf(actor, customer) !== undefined && contact === actor.id)

/** Lists every call of the customer. Scope `own` lists its own only, see `mayReadCustomer`. */
export const mayListEveryone = (actor: Actor, customer: CustomerId): boolean =>
  isSupport(actor) || membershipOf(actor, customer)?.scope === 'company'

/** Reads a call, its conversation and its documents, and writes messages into it. */
export const mayRead = (actor: Actor, servicecall: Pick<Servicecall, 'customer' | 'contact'>): boolean =>
  mayListEveryone(actor, servicecall.customer) ||
  (membershipOf(actor, servicecall.customer) !== undefined && servicecall.contact.id === actor.id)

/** Files a call for oneself, or with scope `company` for a colleague. */
export const mayFileFor = (actor: Actor, customer: CustomerId, contact: PersonId): boolean => {
  const membership = membershipOf(actor, customer)
  return membership !== undefined && (membership.scope === 'company' || contact === actor.id)
}

/** Decides on status, priority, assignee and resolution. */
export const mayWork = isSupport
