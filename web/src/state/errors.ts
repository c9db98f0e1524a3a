import type { FieldError } from '../../../contract/problems.ts'

/** What is wrong with a form: the first thing per field, by the name of the field, in the contract's words. */
export type Errors = Readonly<Record<string, string>>

/** What the API has against a form. */
export function errorsOf(fields: readonly FieldError[]): Errors {
  const errors: Record<string, string> = {}
  for (const { field, code } of fields) errors[field.split('.')[0] ?? field] ??= code
  return errors
}
