import { describe, expect, it } from 'vitest'
import { compilePattern } from '../../local/events/pattern.ts'
import type { Json, JsonObject } from '../../local/json.ts'

const event: JsonObject = {
  source: 'servicecall',
  detail: { n: 5, list: ['a', 'b'], nothing: null, inner: { flag: true } },
}
const matches = (pattern: Json) => compilePattern(pattern)(event)

describe('event patterns', () => {
  it.each<[string, Json, boolean]>([
    ['an exact value', { source: ['servicecall'] }, true],
    ['one of several', { source: ['other', 'servicecall'] }, true],
    ['all fields', { source: ['servicecall'], detail: { n: [6] } }, false],
    ['an item of a list', { detail: { list: ['b'] } }, true],
    ['null', { detail: { nothing: [null] } }, true],
    ['prefix', { source: [{ prefix: 'service' }] }, true],
    ['suffix', { source: [{ suffix: 'service' }] }, false],
    ['ignoring case', { source: [{ 'equals-ignore-case': 'ServiceCall' }] }, true],
    ['anything but', { source: [{ 'anything-but': ['servicecall', 'x'] }] }, false],
    ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'aws' } }] }, true],
    ['anything but, of an absent field', { gone: [{ 'anything-but': 'x' }] }, false],
    ['a field that exists', { detail: { n: [{ exists: true }] } }, true],
    ['a field that does not', { 'replay-name': [{ exists: false }] }, true],
    ['a field that does not, below an absent one', { gone: { deeper: [{ exists: false }] } }, true],
    ['a number in a range', { detail: { n: [{ numeric: ['>', 4, '<=', 5] }] } }, true],
    ['a number out of it', { detail: { n: [{ numeric: ['<', 5] }] } }, false],
    ['a boolean further down', { detail: { inner: { flag: [true] } } }, true],
    ['alternatives', { $or: [{ source: ['x'] }, { detail: { n: [5] } }] }, true],
  ])('match %s', (_, pattern, expected) => {
    expect(matches(pattern)).toBe(expected)
  })

  it('with something unknown are refused', () => {
    expect(() => compilePattern({ a: [{ cidr: '10.0.0.0/8' }] })).toThrow('cidr')
    expect(() => compilePattern({ a: 'b' })).toThrow('a in an event pattern')
  })
})
