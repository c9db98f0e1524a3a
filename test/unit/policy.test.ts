import * as v from 'valibot'
import { expect, test } from 'vitest'
import type { Membership, Role, Scope } from '../../contract/customer.ts'
import { CustomerId, PersonId } from '../../contract/ids.ts'
import {
  type Actor,
  mayFileFor,
  mayListEveryone,
  mayRead,
  mayReadCustomer,
  mayWork,
} from '../../functions/domain/policy.ts'
import { ulid } from '../../functions/platform/ids.ts'

const person = v.parse(PersonId, ulid(1))
const colleague = v.parse(PersonId, ulid(2))
const own = v.parse(CustomerId, ulid(3))
const foreign = v.parse(CustomerId, ulid(4))

const member = (scope: Scope): Membership => ({
  customer: { id: own, number: '1', name: 'Eigen' },
  scope,
  keyUser: false,
})
const actor = (role: Role, ...memberships: Membership[]): Actor => ({
  id: person,
  name: 'P',
  email: 'p@example.org',
  role,
  language: 'de',
  memberships,
})

const ownScope = actor('contact', member('own'))
const companyScope = actor('contact', member('company'))
const nobody = actor('contact')
const agent = actor('agent')
const admin = actor('admin')
// A person who became an agent keeps nothing of what he was allowed as a contact, and the other way round.
const agentWithMembership = actor('agent', member('own'))

const callOf = (customer: CustomerId, contact: PersonId) => ({
  customer,
  contact: { id: contact, name: 'K' },
})

test.each([
  ['own scope, own call', ownScope, callOf(own, person), true],
  ["own scope, a colleague's call", ownScope, callOf(own, colleague), false],
  ['own scope, a call of another customer that names the person', ownScope, callOf(foreign, person), false],
  ["company scope, a colleague's call", companyScope, callOf(own, colleague), true],
  ['company scope, a call of another customer', companyScope, callOf(foreign, colleague), false],
  ['no membership', nobody, callOf(own, person), false],
  ['agent', agent, callOf(foreign, colleague), true],
  ['admin', admin, callOf(foreign, colleague), true],
])('mayRead: %s → %#', (_, who, call, expected) => {
  expect(mayRead(who, call)).toBe(expected)
})

test.each([
  ['own scope', ownScope, own, true, false],
  ['company scope', companyScope, own, true, true],
  ['company scope elsewhere', companyScope, foreign, false, false],
  ['nobody', nobody, own, false, false],
  ['agent', agent, foreign, true, true],
])('%s: sees the customer, lists everyone', (_, who, customer, sees, lists) => {
  expect(mayReadCustomer(who, customer)).toBe(sees)
  expect(mayListEveryone(who, customer)).toBe(lists)
})

test.each([
  ['own scope for oneself', ownScope, own, person, true],
  ['own scope for a colleague', ownScope, own, colleague, false],
  ['company scope for a colleague', companyScope, own, colleague, true],
  ['company scope at another customer', companyScope, foreign, person, false],
  ['an agent, even one with a forgotten membership', agentWithMembership, own, person, false],
])('mayFileFor: %s', (_, who, customer, contact, expected) => {
  expect(mayFileFor(who, customer, contact)).toBe(expected)
})

test('only support works on calls', () => {
  expect([ownScope, companyScope, nobody, agent, admin].map(mayWork)).toEqual([
    false,
    false,
    false,
    true,
    true,
  ])
})
