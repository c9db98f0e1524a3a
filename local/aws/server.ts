import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { readBody } from '../read-body.ts'
import { type Credentials, verifySignature } from './signature.ts'

/** What a service answers. */
export type Answer = { readonly status: number; readonly type: string; readonly body: string }

/** One emulated service: takes the name of the operation and the body. */
export type Service = {
  readonly operation: (request: IncomingMessage, body: string) => string
  readonly answer: (operation: string, body: string) => Promise<Answer> | Answer
  readonly error: (status: number, code: string, message: string) => Answer
}

/** An error that a service answers with. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: string
  readonly status: number
  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

const bodyLimit = 60 * 1024 * 1024

/** Serves small AWS services under one address, each below a path of its own. Every request must be signed. */
export function createServicesServer(
  services: { readonly [path: string]: Service },
  credentials: Credentials,
  now: () => number,
): Server {
  return createServer((request, response) => {
    const service = services[(request.url ?? '').split(/[/?]/)[1] ?? '']
    if (service === undefined)
      return respond(response, { status: 404, type: 'text/plain', body: 'No such service' })
    answer(service, request, credentials, now()).then(
      result => respond(response, result),
      (error: unknown) => {
        console.error(error)
        respond(response, service.error(500, 'InternalFailure', String(error)))
      },
    )
  })
}

async function answer(service: Service, request: IncomingMessage, credentials: Credentials, now: number) {
  const body = await readBody(request, bodyLimit)
  if (body === 'too large') return service.error(413, 'RequestEntityTooLarge', 'The request is too large.')
  const signed = verifySignature(request, credentials, now, body)
  if ('code' in signed) return service.error(signed.status, signed.code, signed.message)
  const text = body.toString()
  try {
    return await service.answer(service.operation(request, text), text)
  } catch (error) {
    if (error instanceof ServiceError) return service.error(error.status, error.code, error.message)
    throw error
  }
}

function respond(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type, 'x-amzn-requestid': randomUUID() })
  response.end(body)
}
