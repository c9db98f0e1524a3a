import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { S3Error } from './error.ts'
import type { S3Request } from './request.ts'
import type { ObjectStore, StoredObject } from './store.ts'
import { parseTags } from './tagging.ts'
import { receiveUpload } from './upload.ts'

const keptHeaders = [
  'content-type',
  'content-disposition',
  'content-encoding',
  'content-language',
  'cache-control',
  'expires',
]

/** Stores an object; `If-None-Match: *` refuses to replace one. */
export async function putObject(
  store: ObjectStore,
  now: number,
  request: S3Request,
  body: IncomingMessage,
  response: ServerResponse,
) {
  if (request.header('x-amz-copy-source') !== undefined) {
    throw new S3Error(501, 'NotImplemented', 'The local S3 does not copy objects.')
  }
  const condition = request.header('if-none-match')
  if (condition !== undefined && condition !== '*') {
    throw new S3Error(501, 'NotImplemented', 'The local S3 knows only If-None-Match: *.')
  }
  const tags = parseTags(request.header('x-amz-tagging') ?? '')
  const temporary = store.temporary()
  try {
    const upload = await receiveUpload(request, body, temporary)
    const info = { key: request.key, ...upload, modified: now, headers: headersToKeep(request, body), tags }
    if (!(await store.commit(request.bucket, info, temporary, condition === '*'))) {
      throw new S3Error(
        412,
        'PreconditionFailed',
        'At least one of the pre-conditions you specified did not hold',
      )
    }
    response.setHeader('etag', `"${upload.etag}"`)
    if (upload.checksum)
      response.setHeader(`x-amz-checksum-${upload.checksum.algorithm}`, upload.checksum.value)
    response.end()
  } finally {
    await rm(temporary, { force: true })
  }
}

function headersToKeep(
  request: S3Request,
  { headers }: IncomingMessage,
): { readonly [name: string]: string } {
  const names = [...keptHeaders, ...Object.keys(headers), ...request.query.keys()].map(name =>
    name.toLowerCase(),
  )
  const wanted = names.filter(name => keptHeaders.includes(name) || name.startsWith('x-amz-meta-'))
  const pairs = [...new Set(wanted)].flatMap(name => {
    const value =
      name === 'content-encoding' ? request.header(name)?.replace(/aws-chunked,?/, '') : request.header(name)
    return value ? [[name, value] as const] : []
  })
  return { 'content-type': 'binary/octet-stream', ...Object.fromEntries(pairs) }
}

/** Answers an object, or its headers alone. */
export async function getObject(
  store: ObjectStore,
  request: S3Request,
  message: IncomingMessage,
  response: ServerResponse,
) {
  const object = store.find(request.bucket, request.key)
  if (object === undefined) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.')
  setHeaders(object, request, response)
  const etag = `"${object.etag}"`
  if (message.headers['if-none-match'] === etag) {
    response.writeHead(304)
    response.end()
    return
  }
  const condition = message.headers['if-match']
  if (condition !== undefined && condition !== etag) {
    throw new S3Error(
      412,
      'PreconditionFailed',
      'At least one of the pre-conditions you specified did not hold',
    )
  }
  const range = readRange(message.headers.range, object.size)
  if (range) {
    response.statusCode = 206
    response.setHeader('content-range', `bytes ${range.start}-${range.end}/${object.size}`)
  } else if (object.checksum && request.header('x-amz-checksum-mode') === 'ENABLED') {
    response.setHeader(`x-amz-checksum-${object.checksum.algorithm}`, object.checksum.value)
    response.setHeader('x-amz-checksum-type', 'FULL_OBJECT')
  }
  const { start, end } = range ?? { start: 0, end: object.size - 1 }
  response.setHeader('content-length', end - start + 1)
  if (request.method === 'HEAD' || object.size === 0) response.end()
  else await pipeline(createReadStream(object.path, { start, end }), response)
}

function setHeaders(object: StoredObject, request: S3Request, response: ServerResponse): void {
  for (const [name, value] of Object.entries(object.headers)) response.setHeader(name, value)
  for (const name of keptHeaders) {
    const override = request.query.get(`response-${name}`)
    if (override !== null) response.setHeader(name, override)
  }
  response.setHeader('etag', `"${object.etag}"`)
  response.setHeader('last-modified', new Date(object.modified).toUTCString())
  response.setHeader('accept-ranges', 'bytes')
  const tags = Object.keys(object.tags).length
  if (tags > 0) response.setHeader('x-amz-tagging-count', tags)
}

/** One range of bytes; several at once are answered whole, as S3 does. */
function readRange(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (match === null) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start <= end) return { start, end }
  throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable')
}
