import { expect, test } from 'vitest'
import { sizeOf, total, writeUnits } from '../bench/units.ts'

const head = {
  pk: 'CUSTOMER#c',
  sk: 'CALL#i',
  activity: 'OPEN#2026-01-01T00:00:00.000Z',
  contactKey: 'CONTACT#c#p',
  callNumber: 1,
  title: 'x',
  version: 1,
}

test('the size of an item is that of its names and values', () => {
  expect(sizeOf({ a: 'bc' })).toBe(3)
  expect(sizeOf({ ä: '€' })).toBe(5)
  expect(sizeOf({ n: 12345 })).toBe(1 + 4)
  expect(sizeOf({ b: true, z: null })).toBe(4)
  // Containers cost three bytes and one more per element.
  expect(sizeOf({ m: { k: 'v' } })).toBe(1 + 3 + 1 + 2)
  expect(sizeOf({ l: ['ab', 'c'] })).toBe(1 + 3 + 1 + 2 + 1 + 1)
})

test('an item of 1,024 bytes is one unit, one byte more is two, and a transaction doubles both', () => {
  const of = (size: number) => ({ a: 'x'.repeat(size - 1) })
  expect(total(writeUnits(undefined, of(1024), false))).toBe(1)
  expect(total(writeUnits(undefined, of(1025), false))).toBe(2)
  expect(total(writeUnits(undefined, of(1025), true))).toBe(4)
})

test('the larger of old and new counts, also for a deletion', () => {
  expect(total(writeUnits({ a: 'x'.repeat(3000) }, { a: 'y' }, false))).toBe(3)
  expect(total(writeUnits({ a: 'x'.repeat(3000) }, undefined, false))).toBe(3)
})

test('a new call is put into the three indexes that have its keys, once each whatever the transaction', () => {
  expect(writeUnits(undefined, head, true)).toEqual({
    table: 2,
    indexes: { byCustomer: 1, byContact: 1, byNumber: 1 },
  })
})

test('a moved key costs two units, a changed attribute one, one that is not projected none', () => {
  const moved = { ...head, activity: 'OPEN#2026-02-01T00:00:00.000Z', version: 2 }
  expect(writeUnits(head, moved, true).indexes).toEqual({ byCustomer: 2, byContact: 2 })
  expect(writeUnits(head, { ...head, version: 2 }, true).indexes).toEqual({ byCustomer: 1, byContact: 1 })
  expect(writeUnits(head, { ...head, resolution: 'y' }, true).indexes).toEqual({})
})

test('an item that loses a key leaves that index', () => {
  const work = {
    pk: 'INTERNAL#i',
    sk: 'WORK',
    teamKey: 'TEAM#t',
    agentKey: 'AGENT#a',
    turn: 'SUPPORT#1',
    call: {},
  }
  const { turn: _, ...closed } = work
  expect(writeUnits(work, closed, true).indexes).toEqual({ byTeam: 1, byAgent: 1 })
})
