import { isObject, type Json, type JsonObject } from '../json.ts'
import type { Template } from './template.ts'

/** What an expression of a template may refer to. */
export type Scope = {
  readonly template: Pick<Template, 'Conditions' | 'Mappings'>
  /** The value of a parameter, pseudo parameter or resource; undefined when there is none of that name. */
  readonly ref: (name: string) => Json | undefined
  readonly attribute: (resource: string, attribute: string) => Json | undefined
}

/** Evaluates the intrinsic functions in a value of a template. What it does not know it refuses by name. */
export function evaluate(value: Json, scope: Scope): Json {
  const result = walk(value, scope)
  return result === undefined ? null : result
}

/** `undefined` stands for AWS::NoValue: whatever holds it is left out. */
function walk(value: Json, scope: Scope): Json | undefined {
  if (Array.isArray(value)) return value.map(item => walk(item, scope)).filter(item => item !== undefined)
  if (!isObject(value)) return value
  const [name, ...others] = Object.keys(value)
  if (name !== undefined && others.length === 0 && isIntrinsic(name)) {
    return apply(name, value[name] ?? null, scope)
  }
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const result = walk(item, scope)
    return result === undefined ? [] : [[key, result] as const]
  })
  return Object.fromEntries(entries)
}

const isIntrinsic = (name: string): boolean =>
  name === 'Ref' || name.startsWith('Fn::') || name === 'Condition'

function apply(name: string, argument: Json, scope: Scope): Json | undefined {
  switch (name) {
    case 'Ref':
      return ref(text(name, argument), scope)
    case 'Condition':
      return condition(text(name, argument), scope)
    case 'Fn::GetAtt':
      return getAtt(argument, scope)
    case 'Fn::Sub':
      return sub(argument, scope)
    case 'Fn::If': {
      const [test, then, otherwise] = list(name, argument)
      return walk((condition(text(name, test), scope) ? then : otherwise) ?? null, scope)
    }
    default:
      return applyToValues(name, walk(argument, scope) ?? null, scope)
  }
}

/** The functions whose argument is evaluated before they are. */
function applyToValues(name: string, argument: Json, scope: Scope): Json {
  const arguments_ = Array.isArray(argument) ? argument : []
  const [first, second, third] = arguments_
  switch (name) {
    case 'Fn::Join':
      return list(name, second)
        .map(item => text(name, item))
        .join(text(name, first))
    case 'Fn::Split':
      return text(name, second).split(text(name, first))
    case 'Fn::Select':
      return required(name, list(name, second)[Number(first)])
    case 'Fn::Equals':
      return JSON.stringify(first) === JSON.stringify(second)
    case 'Fn::Not':
      return !truth(name, first)
    case 'Fn::And':
      return arguments_.every(item => truth(name, item))
    case 'Fn::Or':
      return arguments_.some(item => truth(name, item))
    case 'Fn::Base64':
      return Buffer.from(text(name, argument)).toString('base64')
    case 'Fn::FindInMap': {
      const mapping = scope.template.Mappings[text(name, first)]
      return required(name, mapping?.[text(name, second)]?.[text(name, third)])
    }
    default:
      throw new Error(`The template uses ${name}, which the local stack does not know.`)
  }
}

function ref(name: string, scope: Scope): Json | undefined {
  if (name === 'AWS::NoValue') return undefined
  const value = scope.ref(name)
  if (value === undefined) throw new Error(`The template refers to ${name}, which has no value locally.`)
  return value
}

function getAtt(argument: Json, scope: Scope): Json {
  const parts = typeof argument === 'string' ? argument.split('.') : list('Fn::GetAtt', argument)
  const [resource, ...path] = parts.map(part => text('Fn::GetAtt', walk(part, scope)))
  const attribute = path.join('.')
  const value = scope.attribute(resource ?? '', attribute)
  if (value === undefined) {
    throw new Error(`The template reads ${attribute} of ${resource}, which has no value locally.`)
  }
  return value
}

function sub(argument: Json, scope: Scope): Json {
  const [template, given] = Array.isArray(argument) ? argument : [argument]
  const variables: JsonObject = isObject(given) ? given : {}
  return text('Fn::Sub', template).replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
    if (literal) return `\${${name}}`
    const own = variables[name]
    if (own !== undefined) return text('Fn::Sub', walk(own, scope))
    return text('Fn::Sub', name.includes('.') ? getAtt(name, scope) : ref(name, scope))
  })
}

function condition(name: string, scope: Scope): boolean {
  const expression = scope.template.Conditions[name]
  if (expression === undefined)
    throw new Error(`The template uses the condition ${name}, which it does not define.`)
  return truth(name, walk(expression, scope))
}

function text(where: string, value: Json | undefined): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`${where} in the template needs a text, not ${JSON.stringify(value)}.`)
}

function list(where: string, value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value
  throw new Error(`${where} in the template needs a list, not ${JSON.stringify(value)}.`)
}

function truth(where: string, value: Json | undefined): boolean {
  if (typeof value === 'boolean') return value
  throw new Error(`${where} in the template needs true or false, not ${JSON.stringify(value)}.`)
}

function required(where: string, value: Json | undefined): Json {
  if (value === undefined) throw new Error(`${where} in the template finds no value.`)
  return value
}
