import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** The key pair that every request must be signed with. */
export type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string }

/** A request whose signature is right. */
export type Signed = {
  readonly presigned: boolean
  /** What was signed about the body: its SHA-256, or why it was not signed. */
  readonly payload: string
  readonly signedHeaders: ReadonlySet<string>
}
export type SignatureError = { readonly status: number; readonly code: string; readonly message: string }

type Parts = {
  readonly presigned: boolean
  readonly credential: string
  readonly date: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  readonly payload: string
  readonly expires: number | undefined
}

const algorithm = 'AWS4-HMAC-SHA256'
const fifteenMinutes = 15 * 60_000

/**
 * Checks Signature Version 4 in the Authorization header or in a presigned address. S3 names the hash of
 * the body in a header; for other services it is that of `body`.
 */
export function verifySignature(
  request: Pick<IncomingMessage, 'method' | 'url' | 'rawHeaders'>,
  credentials: Credentials,
  now: number,
  body?: Buffer,
): Signed | SignatureError {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  const headers = collectHeaders(request.rawHeaders)
  const parts = searchParams.has('X-Amz-Algorithm') ? fromQuery(searchParams) : fromHeaders(headers, body)
  if ('code' in parts) return parts
  const [accessKey, day = '', region = '', service = '', end] = parts.credential.split('/')
  if (accessKey !== credentials.accessKeyId) {
    return refuse('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.')
  }
  const late = checkTime(parts, day, now)
  if (late) return late
  if (!parts.signedHeaders.includes('host') || end !== 'aws4_request') {
    return refuse('SignatureDoesNotMatch', 'The host header and the scope must be signed.')
  }
  const canonical = [
    request.method,
    canonicalPath(pathname),
    canonicalQuery(searchParams),
    ...parts.signedHeaders.map(name => `${name}:${headers.get(name) ?? ''}`),
    '',
    parts.signedHeaders.join(';'),
    parts.payload,
  ].join('\n')
  const scope = `${day}/${region}/${service}/aws4_request`
  const toSign = [algorithm, parts.date, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  )
  const key = [day, region, service, 'aws4_request'].reduce<string | Buffer>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  )
  const expected = Buffer.from(hmac(key, toSign).toString('hex'))
  const given = Buffer.from(parts.signature)
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) {
    return refuse(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    )
  }
  return { presigned: parts.presigned, payload: parts.payload, signedHeaders: new Set(parts.signedHeaders) }
}

function fromQuery(query: URLSearchParams): Parts | SignatureError {
  const expires = Number(query.get('X-Amz-Expires'))
  if (query.get('X-Amz-Algorithm') !== algorithm || !(expires >= 1 && expires <= 604_800)) {
    return {
      status: 400,
      code: 'AuthorizationQueryParametersError',
      message: 'X-Amz-Algorithm or X-Amz-Expires is not valid.',
    }
  }
  return {
    presigned: true,
    credential: query.get('X-Amz-Credential') ?? '',
    date: query.get('X-Amz-Date') ?? '',
    signedHeaders: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    payload: query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD',
    expires,
  }
}

function fromHeaders(headers: ReadonlyMap<string, string>, body: Buffer | undefined): Parts | SignatureError {
  const header = headers.get('authorization')
  if (header === undefined) return refuse('AccessDenied', 'Access Denied')
  const [, credential = '', names = '', signature = ''] =
    /^AWS4-HMAC-SHA256 +Credential=([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]+)$/.exec(header) ??
    []
  return {
    presigned: false,
    credential,
    date: headers.get('x-amz-date') ?? '',
    signedHeaders: names.split(';'),
    signature,
    payload:
      headers.get('x-amz-content-sha256') ?? (body ? createHash('sha256').update(body).digest('hex') : ''),
    expires: undefined,
  }
}

function checkTime(
  { date, presigned, expires }: Parts,
  day: string,
  now: number,
): SignatureError | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date)
  if (match === null || !date.startsWith(day))
    return refuse('AccessDenied', 'The date of the request is not valid.')
  const [, year, month, dayOfMonth, hour, minute, second] = match
  const time = Date.parse(`${year}-${month}-${dayOfMonth}T${hour}:${minute}:${second}Z`)
  if (presigned && expires !== undefined) {
    if (now > time + expires * 1000) return refuse('AccessDenied', 'Request has expired')
    return time > now + fifteenMinutes ? refuse('AccessDenied', 'Request is not valid yet') : undefined
  }
  return Math.abs(now - time) > fifteenMinutes
    ? refuse(
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
      )
    : undefined
}

const refuse = (code: string, message: string): SignatureError => ({ status: 403, code, message })

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

function collectHeaders(raw: readonly string[]): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (let index = 0; index < raw.length; index += 2) {
    const name = (raw[index] ?? '').toLowerCase()
    const value = (raw[index + 1] ?? '').trim().replace(/ +/g, ' ')
    const before = headers.get(name)
    headers.set(name, before === undefined ? value : `${before},${value}`)
  }
  return headers
}

const canonicalPath = (path: string): string =>
  path
    .split('/')
    .map(part => encode(decode(part)))
    .join('/')

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(pair => pair.join('='))
    .join('&')
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b))

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** RFC 3986: everything but letters, digits and -._~ is escaped. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
