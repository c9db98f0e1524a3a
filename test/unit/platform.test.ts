import { expect, test } from 'vitest'
import { sitePath } from '../../functions/domain/begin-session.ts'
import { requestHash } from '../../functions/domain/request-hash.ts'
import { ulid, ulidOf } from '../../functions/platform/ids.ts'
import { factsOf } from '../../functions/platform/log.ts'
import { depthOf } from '../../functions/platform/observe.ts'

const trip = (from: number, to: number) => ({ from, to, read: 0, write: 0 })

test.each([
  ['none', [], 0],
  ['side by side', [trip(0, 5), trip(1, 6), trip(2, 4)], 1],
  ['one after the other', [trip(0, 5), trip(6, 9)], 2],
  ['two at once, then one', [trip(0, 5), trip(0, 9), trip(10, 12)], 2],
  ['one begins when the first of two is back', [trip(0, 5), trip(0, 9), trip(6, 12)], 2],
])('depth of round trips: %s', (_, trips, depth) => {
  expect(depthOf(trips)).toBe(depth)
})

test('a ULID has its time in front and sorts by it', () => {
  // The example of the specification's own implementation: time 1469918176385.
  expect(ulid(1469918176385).slice(0, 10)).toBe('01ARYZ6S41')
  expect(ulid(1) < ulid(2)).toBe(true)
  expect(ulid(0)).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  expect(new Set(Array.from({ length: 1000 }, () => ulid(1))).size).toBe(1000)
})

test('the id made of a mail is the same every time, and another for another mail', () => {
  expect(ulidOf(5, 'a')).toBe(ulidOf(5, 'a'))
  expect(ulidOf(5, 'a')).not.toBe(ulidOf(5, 'b'))
})

test('a request is the same whatever the order of its keys, and another one for another person', () => {
  expect(requestHash('p', { a: 1, b: { c: [1, 2], d: 2 } })).toBe(
    requestHash('p', { b: { d: 2, c: [1, 2] }, a: 1 }),
  )
  expect(requestHash('p', { a: [1, 2] })).not.toBe(requestHash('p', { a: [2, 1] }))
  expect(requestHash('p', {})).not.toBe(requestHash('q', {}))
})

test.each([
  ['/c/1/servicecalls?tab=x#y', '/c/1/servicecalls?tab=x#y'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/a\nSet-Cookie: x', '/'],
  [undefined, '/'],
])('after signing in %j leads to %j', (to, path) => {
  expect(sitePath(to)).toBe(path)
})

test('the log tells where an error came from but not what it quotes', () => {
  const facts = factsOf(new TypeError('cannot read "Tobias Reuter"'))
  expect(facts.error).toBe('TypeError')
  expect(JSON.stringify(facts)).not.toContain('Tobias')
  expect(facts.at).toContain('platform.test.ts')
})
