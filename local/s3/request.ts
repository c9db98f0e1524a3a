import type { IncomingMessage } from 'node:http'
import type { Signed } from '../aws/signature.ts'
import { S3Error } from './error.ts'

/** A request whose signature has been checked. */
export type S3Request = {
  readonly method: string
  readonly bucket: string
  /** Empty when the request is about the bucket. */
  readonly key: string
  readonly query: URLSearchParams
  /** A header; a presigned address may carry x-amz-* headers in its query. */
  readonly header: (name: string) => string | undefined
  readonly payload: string
}

/** Reads bucket, key and headers of a path-style request. */
export function readRequest(message: IncomingMessage, signed: Signed): S3Request {
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://localhost')
  const [, bucket = '', ...rest] = pathname.split('/')
  const fromQuery = new Map([...searchParams].map(([name, value]) => [name.toLowerCase(), value]))
  return {
    method: message.method ?? 'GET',
    bucket,
    key: decode(rest.join('/')),
    query: searchParams,
    header: name => {
      const value = message.headers[name]
      if (value !== undefined) return Array.isArray(value) ? value.join(',') : value
      return signed.presigned && name.startsWith('x-amz-') ? fromQuery.get(name) : undefined
    },
    payload: signed.payload,
  }
}

function decode(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    throw new S3Error(400, 'InvalidURI', "Couldn't parse the specified URI.")
  }
}
