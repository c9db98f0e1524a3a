import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import { awsChunked } from './aws-chunked.ts'
import { S3Error } from './error.ts'
import type { S3Request } from './request.ts'

/** The checksum algorithms that the local S3 computes. */
const algorithms = ['crc32', 'sha256', 'sha1'] as const
type Algorithm = (typeof algorithms)[number]

/** What an upload turned out to be. */
export type Upload = {
  readonly size: number
  readonly etag: string
  readonly checksum: { readonly algorithm: string; readonly value: string } | undefined
}

/** Streams a body into `file` and refuses it unless it is what was signed: length, hash and checksum. */
export async function receiveUpload(request: S3Request, body: Readable, file: string): Promise<Upload> {
  const expectedSize = Number(
    request.header('x-amz-decoded-content-length') ?? request.header('content-length'),
  )
  if (!Number.isInteger(expectedSize))
    throw new S3Error(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.')
  if (request.payload.startsWith('STREAMING-') && request.payload !== 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') {
    throw new S3Error(501, 'NotImplemented', `The local S3 does not know ${request.payload}.`)
  }
  const trailers = new Map<string, string>()
  const chunked = request.payload.startsWith('STREAMING-') ? [awsChunked(trailers)] : []
  const measure = measuring()
  await pipeline([body, ...chunked, measure.stream, createWriteStream(file)])
  const measured = measure.result()
  const declared = declaredChecksum(name => request.header(name) ?? trailers.get(name))

  if (measured.size !== expectedSize) {
    throw new S3Error(
      400,
      'IncompleteBody',
      'You did not provide the number of bytes specified by the Content-Length HTTP header.',
    )
  }
  if (/^[0-9a-f]{64}$/.test(request.payload) && request.payload !== measured.sha256.toString('hex')) {
    throw new S3Error(
      400,
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    )
  }
  const md5 = request.header('content-md5')
  if (md5 !== undefined && md5 !== measured.md5.toString('base64')) {
    throw new S3Error(400, 'BadDigest', 'The Content-MD5 you specified did not match what we received.')
  }
  if (declared && declared.value !== measured[declared.algorithm].toString('base64')) {
    const name = declared.algorithm.toUpperCase()
    throw new S3Error(400, 'BadDigest', `The ${name} you specified did not match the calculated checksum.`)
  }
  return { size: measured.size, etag: measured.md5.toString('hex'), checksum: declared }
}

function declaredChecksum(header: (name: string) => string | undefined) {
  for (const algorithm of algorithms) {
    const value = header(`x-amz-checksum-${algorithm}`)
    if (value !== undefined) return { algorithm, value }
  }
  for (const unknown of ['crc32c', 'crc64nvme']) {
    if (header(`x-amz-checksum-${unknown}`) === undefined) continue
    throw new S3Error(501, 'NotImplemented', `The local S3 does not know the checksum ${unknown}.`)
  }
  return undefined
}

function measuring() {
  const hashes = { md5: createHash('md5'), sha256: createHash('sha256'), sha1: createHash('sha1') }
  let size = 0
  let crc = 0
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length
      crc = crc32(chunk, crc)
      for (const hash of Object.values(hashes)) hash.update(chunk)
      done(undefined, chunk)
    },
  })
  const result = (): { readonly size: number; readonly md5: Buffer } & {
    readonly [A in Algorithm]: Buffer
  } => {
    const crcBytes = Buffer.alloc(4)
    crcBytes.writeUInt32BE(crc)
    return {
      size,
      crc32: crcBytes,
      md5: hashes.md5.digest(),
      sha256: hashes.sha256.digest(),
      sha1: hashes.sha1.digest(),
    }
  }
  return { stream, result }
}
