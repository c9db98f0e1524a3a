import { createServer, request as forward, type Server } from 'node:http'
import { readBody } from '../read-body.ts'

/** What a test wants DynamoDB to answer instead of doing what it was asked. */
export type Fault = { readonly status: number; readonly body: unknown }

/** Decides, request by request, whether a service fails. */
export type Faults = (service: 'dynamodb', operation: string, body: string) => Fault | undefined

/** A proxy in front of DynamoDB that lets a test inject conflicts and throttling. */
export function createFaultsProxy(endpoint: string, faults: Faults): Server {
  return createServer(async (message, response) => {
    const body = await readBody(message, 20 * 1024 * 1024)
    const target = String(message.headers['x-amz-target'] ?? '')
    const fault =
      body === 'too large' ? undefined : faults('dynamodb', target.split('.')[1] ?? '', body.toString())
    if (fault) {
      response.writeHead(fault.status, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(JSON.stringify(fault.body))
      return
    }
    const { method, headers, url } = message
    const upstream = forward(new URL(url ?? '/', endpoint), { method: method ?? 'POST', headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    upstream.on('error', () => response.destroy())
    upstream.end(body)
  })
}
