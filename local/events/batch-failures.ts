import * as v from 'valibot'
import type { Outcome } from '../functions/runner.ts'
import { Json, parseJson } from '../json.ts'

const Failures = v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.string() })) })

/**
 * The items of a batch that have failed: all, if the function did, or if it names one that was not in the
 * batch; else those it names.
 */
export function failedItems(
  outcome: Outcome,
  items: readonly string[],
  reportsFailures: boolean,
): ReadonlySet<string> {
  if (!outcome.ok) return new Set(items)
  if (!reportsFailures) return new Set()
  const answer = parseJson(Json, outcome.payload)
  if (answer === null || answer === '') return new Set()
  const parsed = v.safeParse(v.partial(Failures), answer)
  if (!parsed.success) return new Set(items)
  const named = (parsed.output.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier)
  return new Set(named.every(name => items.includes(name)) ? named : items)
}
