import * as v from 'valibot'

/** A ULID (26 characters of Crockford base 32, the first at most 7): time-ordered, made by whoever creates the thing. */
const ulid = v.pipe(v.string(), v.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/, 'not-an-id'))

export const CustomerId = v.pipe(ulid, v.brand('CustomerId'))
export type CustomerId = v.InferOutput<typeof CustomerId>

/** One person, whoever it is: contact, agent or admin. Also the user name in the user pool, see docs/decisions/0003. */
export const PersonId = v.pipe(ulid, v.brand('PersonId'))
export type PersonId = v.InferOutput<typeof PersonId>

export const ServicecallId = v.pipe(ulid, v.brand('ServicecallId'))
export type ServicecallId = v.InferOutput<typeof ServicecallId>

/** One entry of a conversation. The first message of a servicecall has the servicecall's own id. */
export const EntryId = v.pipe(ulid, v.brand('EntryId'))
export type EntryId = v.InferOutput<typeof EntryId>

export const DocumentId = v.pipe(ulid, v.brand('DocumentId'))
export type DocumentId = v.InferOutput<typeof DocumentId>

/** A short name chosen by the vendor, such as `erp` or `erp-lager`. */
export const Slug = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'not-an-id'))

/** The number people say on the phone: `24817`. Unique over all customers; gaps are allowed. */
export const ServicecallNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999_999))

/** The same in a path or a query, where everything is text. */
export const ServicecallNumberText = v.pipe(
  v.string(),
  v.regex(/^[1-9][0-9]{0,8}$/, 'not-a-number'),
  v.transform(Number),
  ServicecallNumber,
)
