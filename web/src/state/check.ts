import { safeParse } from 'valibot'
import { Text, Title } from '../../../contract/text.ts'
import type { Errors } from './errors.ts'

/** Title and text by the contract's own rules; everything else must be chosen. The API checks all of it again. */
export function check(body: Readonly<Record<string, unknown>>): Errors {
  const errors: Record<string, string> = {}
  for (const [field, value] of Object.entries(body)) {
    if (field === 'title' || field === 'text') {
      const { issues } = safeParse(field === 'title' ? Title : Text, value)
      if (issues !== undefined) errors[field] = issues[0].message
    } else if (value === '') errors[field] = 'required'
  }
  return errors
}
