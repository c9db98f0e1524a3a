import { getDotPath, isValiError } from 'valibot'

type Value = string | number | boolean | undefined

/**
 * One line of JSON, as CloudWatch Logs searches it. Names and numbers only: no texts, names, addresses or tokens
 * of people, and of errors their kind and place but not their message, which may quote an item.
 */
export function log(
  level: 'info' | 'warn' | 'error',
  event: string,
  facts: Readonly<Record<string, Value>> = {},
): void {
  process.stdout.write(`${JSON.stringify({ level, event, ...facts })}\n`)
}

/** What may be logged of an error. */
export function factsOf(error: unknown): { readonly error: string; readonly at: string } {
  if (!(error instanceof Error)) return { error: typeof error, at: '' }
  const frames = (error.stack ?? '').split('\n').filter(line => line.trimStart().startsWith('at '))
  // Which fields did not parse, but not what was in them.
  const fields = isValiError(error) ? error.issues.map(issue => ` ${getDotPath(issue)}: ${issue.type}`) : []
  return {
    error: error.name + fields.join(),
    at: frames
      .slice(0, 4)
      .map(line => line.trim())
      .join(' < '),
  }
}
