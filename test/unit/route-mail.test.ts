import * as v from 'valibot'
import { expect, test } from 'vitest'
import { CustomerId, PersonId, ServicecallId } from '../../contract/ids.ts'
import type { Servicecall } from '../../contract/servicecall.ts'
import { timestamp } from '../../contract/time.ts'
import type { Person } from '../../functions/domain/deps.ts'
import { type MailFacts, routeMail } from '../../functions/domain/route-mail.ts'
import { callOfAddress, replyAddress } from '../../functions/mail/addresses.ts'
import { ulid } from '../../functions/platform/ids.ts'

const id = v.parse(ServicecallId, ulid(9))
const customer = v.parse(CustomerId, ulid(1))
const other = v.parse(CustomerId, ulid(2))
const member = (of: CustomerId) =>
  ({ customer: { id: of, number: '1', name: 'K' }, scope: 'own', keyUser: false }) as const

const contact: Person = {
  id: v.parse(PersonId, ulid(5)),
  name: 'T',
  email: 't@example.org',
  role: 'contact',
  language: 'de',
  memberships: [member(customer)],
  disabled: false,
}
const agent: Person = { ...contact, id: v.parse(PersonId, ulid(6)), role: 'agent', memberships: [] }
const at = timestamp(0)
const call: Servicecall = {
  id,
  customer,
  number: 1,
  title: 'x',
  status: 'started',
  priority: 'normal',
  channel: 'portal',
  contact: { id: contact.id, name: 'T' },
  createdAt: at,
  activity: { at, by: { side: 'customer', name: 'T' } },
  version: 1,
}
const mail: MailFacts = { authentic: true, automatic: false, sender: contact, answers: undefined }
const reply: MailFacts = { ...mail, answers: { id, call } }

test.each([
  ['a known contact writes', mail, { to: 'new-call', membership: contact.memberships[0] }],
  ['a contact answers in its call', reply, { to: 'call', call }],
  ['an agent answers in any call', { ...reply, sender: agent }, { to: 'call', call }],
  ['a forged sender', { ...reply, authentic: false }, { to: 'ledger', because: 'not-authentic' }],
  [
    'a holiday notice to a notification',
    { ...reply, automatic: true },
    { to: 'ledger', because: 'automatic' },
  ],
  ['a stranger', { ...mail, sender: undefined }, { to: 'ledger', because: 'unknown-sender' }],
  [
    'a disabled contact',
    { ...mail, sender: { ...contact, disabled: true } },
    { to: 'ledger', because: 'unknown-sender' },
  ],
  [
    'a reply to somebody else’s call',
    { ...reply, answers: { id, call: { ...call, customer: other } } },
    { to: 'ledger', because: 'not-your-call' },
  ],
  [
    'a reply to a call that never was',
    { ...reply, answers: { id, call: undefined } },
    { to: 'ledger', because: 'not-your-call' },
  ],
  [
    'a contact of two customers opens a call',
    { ...mail, sender: { ...contact, memberships: [member(customer), member(other)] } },
    { to: 'ledger', because: 'several-customers' },
  ],
  ['an agent opens a call', { ...mail, sender: agent }, { to: 'ledger', because: 'from-support' }],
] as const)('%s', (_, facts: MailFacts, way) => {
  expect(routeMail(facts)).toEqual(way)
})

test('the reply address leads back to its call, in whatever case it comes back', () => {
  const address = replyAddress(id, 'helpdesk.example.com')
  expect(callOfAddress(address)).toBe(id)
  expect(callOfAddress(address.toUpperCase())).toBe(id)
  expect(callOfAddress('support@helpdesk.example.com')).toBeUndefined()
  expect(callOfAddress('reply+not-an-id@helpdesk.example.com')).toBeUndefined()
})
