import * as v from 'valibot'

/** Anything that JSON can say. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
export type JsonObject = { readonly [key: string]: Json }

/** What comes out of JSON.parse is JSON: there is nothing to check. */
export const Json = v.custom<Json>(value => value !== undefined)
export const JsonObject = v.custom<JsonObject>(
  value => typeof value === 'object' && value !== null && !Array.isArray(value),
)

/** Parses text as JSON of the given shape. */
export function parseJson<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> {
  return v.parse(schema, JSON.parse(text))
}

/** Whether a JSON value is an object, neither a list nor null. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
