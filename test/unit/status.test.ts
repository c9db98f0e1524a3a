import { expect, test } from 'vitest'
import { CustomerStatus, Status } from '../../contract/servicecall.ts'
import { afterMessage, customerStatusOf, mayFollow, turnOf } from '../../functions/domain/status.ts'

const all = Status.options

test('nothing becomes new again, and a closed call can only be taken up again', () => {
  for (const from of all) expect(mayFollow(from, 'created')).toBe(false)
  expect(all.filter(to => mayFollow('closed', to))).toEqual(['started'])
})

test('from every status but closed each other one but created can follow', () => {
  for (const from of all.filter(status => status !== 'closed'))
    expect(all.filter(to => mayFollow(from, to))).toEqual(all.filter(to => to !== 'created' && to !== from))
})

test('that a call was forwarded is not for the customer to read', () => {
  expect(all.map(customerStatusOf).includes('started')).toBe(true)
  for (const status of all) expect(CustomerStatus.options).toContain(customerStatusOf(status))
  expect(customerStatusOf('forwarded')).toBe('started')
})

test.each([
  ['paused', 'customer', 'started'],
  ['solved', 'customer', 'started'],
  ['created', 'customer', 'created'],
  ['started', 'customer', 'started'],
  ['planned', 'customer', 'planned'],
  ['closed', 'customer', 'closed'],
  ['created', 'support', 'started'],
  ['paused', 'support', 'paused'],
  ['closed', 'support', 'closed'],
] as const)('a message to a call that is %s, by %s, leaves it %s', (before, by, after) => {
  expect(afterMessage(before, by)).toBe(after)
})

test('it is the customer’s turn while we ask or a solution waits, development’s while it works, nobody’s once closed', () => {
  expect(Object.fromEntries(all.map(status => [status, turnOf(status)]))).toEqual({
    created: 'support',
    started: 'support',
    forwarded: 'development',
    planned: 'development',
    paused: 'customer',
    solved: 'customer',
    closed: undefined,
  })
})
