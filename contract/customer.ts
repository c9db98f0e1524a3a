import * as v from 'valibot'
import { CustomerId, PersonId, Slug } from './ids.ts'
import { Language } from './text.ts'

/** `own`: the calls the contact is asked about. `company`: all of the customer's. */
export const Scope = v.picklist(['own', 'company'])
export type Scope = v.InferOutput<typeof Scope>

export const Role = v.picklist(['contact', 'agent', 'admin'])
export type Role = v.InferOutput<typeof Role>

export const Customer = v.strictObject({
  id: CustomerId,
  /** The number under which the vendor keeps the customer. */
  number: v.string(),
  name: v.string(),
  address: v.strictObject({
    street: v.string(),
    postcode: v.string(),
    city: v.string(),
    country: v.string(),
  }),
})
export type Customer = v.InferOutput<typeof Customer>

export const Contact = v.strictObject({
  id: PersonId,
  name: v.string(),
  email: v.string(),
  phone: v.optional(v.string()),
})
export type Contact = v.InferOutput<typeof Contact>

/** A contact's place at one customer. */
export const Membership = v.strictObject({
  customer: v.strictObject({ id: CustomerId, number: v.string(), name: v.string() }),
  scope: Scope,
  keyUser: v.boolean(),
})
export type Membership = v.InferOutput<typeof Membership>

/** Who is signed in and what for. Agents and admins have no memberships: they serve all customers. */
export const Me = v.strictObject({
  id: PersonId,
  name: v.string(),
  email: v.string(),
  role: Role,
  language: Language,
  memberships: v.array(Membership),
  /** The vendor's name, for the brand in the top bar. */
  vendor: v.string(),
})
export type Me = v.InferOutput<typeof Me>

export const Agent = v.strictObject({ id: PersonId, name: v.string(), team: Slug })
export type Agent = v.InferOutput<typeof Agent>
