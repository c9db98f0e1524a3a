import type { IncomingMessage, ServerResponse } from 'node:http'
import type { DatabaseSync } from 'node:sqlite'
import type Provider from 'oidc-provider'
import { readBody } from '../read-body.ts'
import type { Client } from './clients.ts'
import { errorPage, languageOf, loginPage, loginPolicy } from './login-page.ts'
import { createProvider } from './provider.ts'
import { openIdentityState } from './state.ts'
import { openUsers, type Users } from './users.ts'

/** The path below which the identity provider lives. */
export const identityPath = '/identity'

/** Below the issuer: the ids of its clients. */
export const clientsPath = '/.well-known/clients.json'

/** The stand-in for Cognito's managed login. */
export type Identity = {
  readonly users: Users
  /** Ends every sign-in of a person: its refresh tokens and the login page's session. */
  readonly signOut: (sub: string) => void
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>
}

type Options = {
  readonly db: DatabaseSync
  readonly issuer: string
  readonly clients: readonly Client[]
  readonly now: () => number
}

/** Opens the identity provider for the clients of the template. */
export function openIdentity({ db, issuer, clients, now }: Options): Identity {
  const users = openUsers(db, now)
  const state = openIdentityState(db, () => Math.floor(now() / 1000))
  const provider = createProvider({ issuer, clients, users, state, mountPath: identityPath })
  const serve = provider.callback()
  const { host } = new URL(issuer)
  return {
    users,
    signOut: sub => state.forgetAccount(sub),
    handle: async (request, response) => {
      const url = request.url ?? '/'
      const path = url.split('?')[0]?.slice(identityPath.length)
      if (path === '/login') return login(provider, users, request, response)
      if (path === '/logout') return logout(provider, clients, request, response)
      // For tools on this machine: whom they may sign in for.
      if (path === clientsPath) return json(response, { clients: clients.map(({ id }) => id) })
      // The provider builds its addresses from these; the issuer is always the same.
      request.headers.host = host
      response.setHeader('content-security-policy', loginPolicy)
      Object.assign(request, { originalUrl: url, url: url.slice(identityPath.length) || '/' })
      return serve(request, response)
    },
  }
}

/** Shows the login page and takes what was entered. */
async function login(provider: Provider, users: Users, request: IncomingMessage, response: ServerResponse) {
  const interaction = await provider.interactionDetails(request, response).catch(() => undefined)
  const language = languageOf(request, interaction?.params.ui_locales ?? interaction?.params.lang)
  if (interaction === undefined) return html(response, 400, errorPage(language, 'The sign-in has expired.'))
  if (request.method !== 'POST') {
    const hint = interaction.params.login_hint
    return html(
      response,
      200,
      loginPage({ language, email: typeof hint === 'string' ? hint : '', failed: false }),
    )
  }
  const body = await readBody(request, 10_000)
  const form = new URLSearchParams(body === 'too large' ? '' : body.toString())
  const email = form.get('email') ?? ''
  const user = await users.signIn(email, form.get('password') ?? '')
  if (user === undefined) return html(response, 400, loginPage({ language, email, failed: true }))
  await provider.interactionFinished(request, response, { login: { accountId: user.sub } })
}

/** Cognito's own logout: ends the session without asking and leads back to a registered address. */
async function logout(
  provider: Provider,
  clients: readonly Client[],
  request: IncomingMessage,
  response: ServerResponse,
) {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams
  const client = clients.find(({ id }) => id === query.get('client_id'))
  const target = query.get('logout_uri') ?? ''
  if (!client?.logoutUrls.includes(target)) {
    return html(response, 400, errorPage(languageOf(request), 'invalid_request: logout_uri'))
  }
  const context = provider.createContext(request, response)
  const session = await provider.Session.get(context)
  if (session.accountId !== undefined) await session.destroy()
  context.cookies.set(provider.cookieName('session'), null, { path: identityPath })
  response.writeHead(302, { location: target, 'cache-control': 'no-store' })
  response.end()
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(value))
}

function html(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': loginPolicy,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  response.end(text)
}
