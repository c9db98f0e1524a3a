import type { IncomingMessage, ServerResponse } from 'node:http'
import { identityPath } from '../identity/identity.ts'
import { mailboxPath } from '../mail/mailbox.ts'
import type { Behaviour } from './distribution.ts'
import { splitUrl } from './event.ts'
import type { ResponsePolicy } from './response-policy.ts'

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void

/** What stands behind the one address of the portal. */
export type Backends = {
  readonly port: number
  /** Resolves when the first data are complete: until then only the site answers. */
  readonly ready: Promise<void>
  readonly behaviour: (path: string) => Behaviour
  readonly api: Handler
  readonly identity: Handler
  readonly mailbox: (url: string, response: ServerResponse) => Promise<void>
  readonly site: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void> | void
  /** The web app's development server brings headers of its own. */
  readonly sitePolicy: boolean
}

/** Leads every request to what answers it, as CloudFront, Cognito's domain and a mailbox would together. */
export function createGateway(backends: () => Promise<Backends>): Handler {
  return (request, response) => {
    backends()
      .then(ready => route(ready, request, response))
      .catch((error: unknown) => {
        console.error(error)
        if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' })
        response.end('Something went wrong in the local stack: see its output.')
      })
  }
}

async function route(backends: Backends, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = request.url ?? '/'
  const { path } = splitUrl(url)
  const { port } = backends
  const { host } = request.headers
  if (host !== `localhost:${port}` && host !== `127.0.0.1:${port}`) {
    // Another name that leads here is somebody else's page trying to reach this one.
    response.writeHead(421, { 'content-type': 'text/plain' })
    response.end(`This is http://localhost:${port}`)
    return
  }
  if (host.startsWith('127.') && request.headers['sec-fetch-mode'] === 'navigate') {
    response.writeHead(307, { location: `http://localhost:${port}${url}` })
    response.end()
    return
  }
  const behaviour = backends.behaviour(path)
  const special = isBelow(identityPath, path) || isBelow(mailboxPath, path)
  if (special || behaviour.target === 'api') await backends.ready
  if (isBelow(identityPath, path)) return backends.identity(request, response)
  if (isBelow(mailboxPath, path)) return backends.mailbox(url, response)
  if (behaviour.target === 'api') {
    applyPolicy(behaviour.policy, response)
    return backends.api(request, response)
  }
  if (backends.sitePolicy) applyPolicy(behaviour.policy, response)
  return backends.site(request, response, behaviour.rewrite(path))
}

const isBelow = (prefix: string, path: string): boolean => path === prefix || path.startsWith(`${prefix}/`)

/** Adds the policy's headers at the last moment, when it is known what the origin has set itself. */
function applyPolicy(policy: ResponsePolicy, response: ServerResponse): void {
  if (policy.length === 0) return
  const writeHead = response.writeHead.bind(response)
  let applied = false
  const apply = () => {
    if (applied || response.headersSent) return
    applied = true
    for (const { name, value, override } of policy) {
      if (value === undefined) response.removeHeader(name)
      else if (override || !response.hasHeader(name)) response.setHeader(name, value)
    }
  }
  // Node itself goes through this method, also when a handler only ends the answer.
  Object.defineProperty(response, 'writeHead', {
    value: (...args: Parameters<typeof writeHead>) => {
      apply()
      return writeHead(...args)
    },
  })
}
