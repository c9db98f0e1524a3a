import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type Credentials, verifySignature } from '../aws/signature.ts'
import { readBody } from '../read-body.ts'
import type { Bucket } from './buckets.ts'
import { addCorsHeaders, answerPreflight } from './cors.ts'
import { S3Error } from './error.ts'
import { deleteObjects, listObjects } from './listing.ts'
import { getObject, putObject } from './objects.ts'
import { readRequest, type S3Request } from './request.ts'
import type { ObjectStore } from './store.ts'
import { readTagging, writeTagging } from './tagging.ts'
import { toXml } from './xml.ts'

type Dependencies = {
  readonly buckets: ReadonlyMap<string, Bucket>
  readonly store: ObjectStore
  readonly credentials: Credentials
  readonly now: () => number
}

/** An S3 that takes signed path-style requests for the buckets of the template. */
export function createS3Server(dependencies: Dependencies): Server {
  return createServer((request, response) => {
    response.setHeader('x-amz-request-id', randomBytes(8).toString('hex').toUpperCase())
    handle(dependencies, request, response).catch((error: unknown) => fail(error, request, response))
  })
}

async function handle(dependencies: Dependencies, message: IncomingMessage, response: ServerResponse) {
  const bucket = dependencies.buckets.get((message.url ?? '').split(/[/?]/)[1] ?? '')
  if (message.method === 'OPTIONS') return answerPreflight(bucket?.cors ?? [], message, response)
  if (bucket) addCorsHeaders(bucket.cors, message, response)
  const signed = verifySignature(message, dependencies.credentials, dependencies.now())
  if ('code' in signed) throw new S3Error(signed.status, signed.code, signed.message)
  const request = readRequest(message, signed)
  if (bucket === undefined) throw new S3Error(404, 'NoSuchBucket', 'The specified bucket does not exist')
  return request.key === ''
    ? handleBucket(dependencies.store, request, message, response)
    : handleObject(dependencies, request, message, response)
}

async function handleBucket(
  store: ObjectStore,
  request: S3Request,
  message: IncomingMessage,
  response: ServerResponse,
) {
  if (request.method === 'HEAD') return void response.end()
  if (request.method === 'GET' && request.query.get('list-type') === '2')
    return xml(response, listObjects(store, request))
  if (request.method === 'POST' && request.query.has('delete')) {
    return xml(response, await deleteObjects(store, request.bucket, await text(message)))
  }
  throw notImplemented(request)
}

async function handleObject(
  { store, now }: Dependencies,
  request: S3Request,
  message: IncomingMessage,
  response: ServerResponse,
) {
  const { bucket, key, query, method } = request
  if (query.has('tagging')) return handleTagging(store, request, message, response)
  if (query.has('uploads') || query.has('uploadId') || query.has('acl')) throw notImplemented(request)
  switch (method) {
    case 'PUT':
      return putObject(store, now(), request, message, response)
    case 'GET':
    case 'HEAD':
      return getObject(store, request, message, response)
    case 'DELETE':
      await store.remove(bucket, key)
      response.writeHead(204)
      return void response.end()
    default:
      throw notImplemented(request)
  }
}

async function handleTagging(
  store: ObjectStore,
  { bucket, key, method }: S3Request,
  message: IncomingMessage,
  response: ServerResponse,
) {
  const object = store.find(bucket, key)
  if (object === undefined) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.')
  if (method === 'GET') return xml(response, writeTagging(object.tags))
  store.setTags(bucket, key, method === 'PUT' ? readTagging(await text(message)) : {})
  response.writeHead(method === 'PUT' ? 200 : 204)
  response.end()
}

const notImplemented = ({ method }: S3Request) =>
  new S3Error(501, 'NotImplemented', `The local S3 does not know this ${method} request.`)

async function text(message: IncomingMessage): Promise<string> {
  const body = await readBody(message, 1024 * 1024)
  if (body === 'too large') throw new S3Error(400, 'MaxMessageLengthExceeded', 'Your request was too large.')
  return body.toString()
}

function xml(response: ServerResponse, document: string): void {
  response.setHeader('content-type', 'application/xml')
  response.end(document)
}

function fail(error: unknown, request: IncomingMessage, response: ServerResponse): void {
  if (response.headersSent || request.socket.destroyed) return void response.destroy()
  if (!(error instanceof S3Error)) console.error(error)
  const { status, code, message } =
    error instanceof S3Error ? error : { status: 500, code: 'InternalError', message: String(error) }
  // The sender must have sent all before it reads the answer.
  request.resume()
  for (const name of ['content-length', 'content-disposition', 'content-encoding', 'etag'])
    response.removeHeader(name)
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(request.method === 'HEAD' ? undefined : toXml('Error', { Code: code, Message: message }))
}
