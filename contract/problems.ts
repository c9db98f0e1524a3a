import * as v from 'valibot'

/**
 * The closed list of errors. Each is answered as problem+json (RFC 9457) with `type` = `urn:servicecall:<name>`.
 * Foreign and made-up things are both `not-found`, so that an answer never tells whether something exists.
 */
export const problems = {
  invalid: { status: 400, title: 'The request is not valid.' },
  unauthenticated: { status: 401, title: 'Sign in to continue.' },
  'not-allowed': { status: 403, title: 'You may not do this.' },
  'wrong-origin': { status: 403, title: 'The request did not come from the portal.' },
  'not-found': { status: 404, title: 'There is nothing here that you may see.' },
  changed: { status: 409, title: 'Somebody changed it in the meantime.' },
  'id-reused': { status: 409, title: 'This id was used for something else.' },
  'too-large': { status: 413, title: 'The request is too large.' },
  busy: { status: 503, title: 'Too busy at the moment. Try again.' },
  unexpected: { status: 500, title: 'Something went wrong on our side.' },
} as const

export type ProblemName = keyof typeof problems

/** What can be wrong with a field. */
export const FieldCode = v.picklist([
  'required',
  'empty',
  'too-long',
  'too-large',
  'too-many',
  'twice',
  'control-characters',
  'unknown-field',
  'wrong-type',
  'not-json',
  'not-an-id',
  'not-a-number',
  'not-a-time',
  'not-a-day',
  'not-a-media-type',
  'not-a-file-name',
  'not-a-checksum',
  'not-in-list',
  'nothing-to-change',
  'unknown',
  'not-uploaded',
  'not-your-call',
  'not-possible',
  'cursor',
])
export type FieldCode = v.InferOutput<typeof FieldCode>

/** `field` is the path in body, query or path, such as `documents.0`. */
export const FieldError = v.strictObject({ field: v.string(), code: FieldCode })
export type FieldError = v.InferOutput<typeof FieldError>

export const ProblemBody = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  requestId: v.string(),
  fields: v.optional(v.array(FieldError)),
})
export type ProblemBody = v.InferOutput<typeof ProblemBody>
