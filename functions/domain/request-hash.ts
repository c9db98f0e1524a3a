import { createHash } from 'node:crypto'

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, entry]) => [key, sorted(entry)]),
  )
}

/** Tells whether two parsed requests of one person are the same, however their keys were ordered. 128 bits, base64url. */
export const requestHash = (person: string, body: unknown): string =>
  createHash('sha256')
    .update(person)
    .update('\n')
    .update(JSON.stringify(sorted(body)))
    .digest('base64url')
    .slice(0, 22)
