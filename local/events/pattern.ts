import { isObject, type Json, type JsonObject } from '../json.ts'

/** Whether an event matches. */
export type Matcher = (event: JsonObject) => boolean
type Test = (value: Json | undefined) => boolean

/**
 * Compiles a pattern of EventBridge or of a Lambda event filter. Lists are alternatives, fields must all
 * match. An operator that is not known here is refused rather than ignored.
 */
export function compilePattern(pattern: Json): Matcher {
  if (!isObject(pattern))
    throw new Error(`An event pattern must be an object, not ${JSON.stringify(pattern)}.`)
  const tests = Object.entries(pattern).map(([name, wanted]): Matcher => {
    if (name === '$or') return anyOf(wanted)
    const test = compileField(name, wanted)
    return event => test(event[name])
  })
  return event => tests.every(test => test(event))
}

function anyOf(alternatives: Json): Matcher {
  if (!Array.isArray(alternatives)) throw new Error('$or in an event pattern needs a list.')
  const matchers = alternatives.map(compilePattern)
  return event => matchers.some(matches => matches(event))
}

function compileField(name: string, wanted: Json): Test {
  if (isObject(wanted)) {
    const matches = compilePattern(wanted)
    // A field that is absent may still match: {"exists": false} further down.
    return value =>
      Array.isArray(value)
        ? value.some(item => matches(isObject(item) ? item : {}))
        : matches(isObject(value) ? value : {})
  }
  if (!Array.isArray(wanted)) throw new Error(`${name} in an event pattern needs a list of values.`)
  const tests = wanted.map(compileValue)
  return value => tests.some(test => test(value))
}

function compileValue(wanted: Json): Test {
  if (!isObject(wanted)) return onEach(value => value === wanted)
  const [operator, ...others] = Object.keys(wanted)
  if (operator === undefined || others.length > 0) throw unknown(wanted)
  return compileOperator(operator, wanted[operator] ?? null)
}

function compileOperator(operator: string, argument: Json): Test {
  switch (operator) {
    case 'exists':
      if (typeof argument !== 'boolean') throw unknown({ exists: argument })
      return value => (value !== undefined && !isObject(value)) === argument
    case 'prefix':
    case 'suffix':
    case 'equals-ignore-case':
      return onEach(textTest(operator, argument))
    case 'numeric':
      return onEach(numericTest(argument))
    case 'anything-but':
      return anythingBut(argument)
    default:
      throw unknown({ [operator]: argument })
  }
}

/** A list in the event matches when one of its items does; an absent field never does. */
const onEach =
  (test: (value: Json) => boolean): Test =>
  value =>
    value !== undefined && (Array.isArray(value) ? value.some(test) : test(value))

function textTest(operator: string, argument: Json): (value: Json) => boolean {
  if (typeof argument !== 'string') throw unknown({ [operator]: argument })
  switch (operator) {
    case 'prefix':
      return value => typeof value === 'string' && value.startsWith(argument)
    case 'suffix':
      return value => typeof value === 'string' && value.endsWith(argument)
    default:
      return value => typeof value === 'string' && value.toLowerCase() === argument.toLowerCase()
  }
}

function anythingBut(argument: Json): Test {
  const excluded = isObject(argument)
    ? Object.entries(argument).flatMap(([operator, value]) => {
        if (!['prefix', 'suffix', 'equals-ignore-case'].includes(operator))
          throw unknown({ 'anything-but': argument })
        return (Array.isArray(value) ? value : [value]).map(item => textTest(operator, item))
      })
    : (Array.isArray(argument) ? argument : [argument]).map(item => (value: Json) => value === item)
  return onEach(value => excluded.every(test => !test(value)))
}

const comparisons: { readonly [operator: string]: (a: number, b: number) => boolean } = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

function numericTest(argument: Json): (value: Json) => boolean {
  if (!Array.isArray(argument) || argument.length === 0 || argument.length % 2 !== 0)
    throw unknown({ numeric: argument })
  const tests: ((value: number) => boolean)[] = []
  for (let index = 0; index < argument.length; index += 2) {
    const compare = comparisons[String(argument[index])]
    const bound = argument[index + 1]
    if (compare === undefined || typeof bound !== 'number') throw unknown({ numeric: argument })
    tests.push(value => compare(value, bound))
  }
  return value => typeof value === 'number' && tests.every(test => test(value))
}

const unknown = (operator: Json): Error =>
  new Error(`The local stack does not know this part of an event pattern: ${JSON.stringify(operator)}.`)
