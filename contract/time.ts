import * as v from 'valibot'

/** A point in time: ISO 8601 in UTC with milliseconds, `2026-11-24T08:15:00.000Z`. Sorts as text. */
export const Timestamp = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, 'not-a-time'),
  v.brand('Timestamp'),
)
export type Timestamp = v.InferOutput<typeof Timestamp>

/** @param milliseconds since 1970-01-01 UTC */
export const timestamp = (milliseconds: number): Timestamp =>
  v.parse(Timestamp, new Date(milliseconds).toISOString())

/** A calendar day, `2026-11-24`. */
export const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'not-a-day'))
