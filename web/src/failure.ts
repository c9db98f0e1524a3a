import type { FieldError, ProblemName } from '../../contract/problems.ts'

/** Why a request brought nothing: one of the API's own problems, or no connection. */
export type FailureKind = ProblemName | 'offline'

/** The only thing that a request to the API throws. */
export class Failure extends Error {
  readonly kind: FailureKind
  readonly fields: readonly FieldError[]
  /** To quote when asking the vendor about it. */
  readonly requestId: string | undefined

  constructor(kind: FailureKind, fields: readonly FieldError[] = [], requestId?: string) {
    super(kind)
    this.kind = kind
    this.fields = fields
    this.requestId = requestId
  }
}

export const asFailure = (thrown: unknown): Failure => {
  if (thrown instanceof Failure) return thrown
  // A defect of ours: shown as one, and left to be seen by whoever looks.
  console.error(thrown)
  return new Failure('unexpected')
}

/** API Gateway and CloudFront answer some requests themselves, in a form of their own: only the status says what it is. */
const kindOf = (status: number): ProblemName => {
  if (status === 400) return 'invalid'
  if (status === 401) return 'unauthenticated'
  if (status === 403) return 'not-allowed'
  if (status === 404) return 'not-found'
  if (status === 413) return 'too-large'
  if (status === 429 || status === 502 || status === 503 || status === 504) return 'busy'
  return 'unexpected'
}

const known: Readonly<Record<string, ProblemName>> = {
  'urn:servicecall:not-allowed': 'not-allowed',
  'urn:servicecall:wrong-origin': 'wrong-origin',
  'urn:servicecall:changed': 'changed',
  'urn:servicecall:id-reused': 'id-reused',
}

const isFieldError = (value: unknown): value is FieldError =>
  typeof value === 'object' &&
  value !== null &&
  'field' in value &&
  typeof value.field === 'string' &&
  'code' in value &&
  typeof value.code === 'string'

/** What an answer that is no success means, whoever gave it. */
export async function failureOf(response: Response): Promise<Failure> {
  const body: unknown = await response.json().catch(() => undefined)
  const requestId = response.headers.get('apigw-requestid') ?? undefined
  if (typeof body !== 'object' || body === null || !('type' in body))
    return new Failure(kindOf(response.status), [], requestId)
  const fields = 'fields' in body && Array.isArray(body.fields) ? body.fields.filter(isFieldError) : []
  const id = 'requestId' in body && typeof body.requestId === 'string' ? body.requestId : requestId
  return new Failure(known[String(body.type)] ?? kindOf(response.status), fields, id)
}
