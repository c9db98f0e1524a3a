import type { FieldCode, FieldError, ProblemName } from '../../contract/problems.ts'

/** An error of the closed list, as a value: operations return it instead of a reply. */
export interface Problem {
  readonly problem: ProblemName
  readonly fields?: readonly FieldError[]
}

export const problem = (name: ProblemName): Problem => ({ problem: name })

/** `invalid`, naming each field. */
export const invalid = (...fields: readonly (readonly [field: string, code: FieldCode])[]): Problem => ({
  problem: 'invalid',
  fields: fields.map(([field, code]) => ({ field, code })),
})

export const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'problem' in value && typeof value.problem === 'string'
