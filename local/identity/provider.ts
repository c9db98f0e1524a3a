import { randomUUID } from 'node:crypto'
import Provider, { type Context } from 'oidc-provider'
import type { Client } from './clients.ts'
import { errorPage, languageOf } from './login-page.ts'
import type { IdentityState } from './state.ts'
import type { Users } from './users.ts'

type Owner = { readonly clientId: string }
type Token = { readonly accountId?: string }
type Parts = { payload: { [name: string]: unknown } }

export type ProviderOptions = {
  readonly issuer: string
  readonly clients: readonly Client[]
  readonly users: Users
  readonly state: IdentityState
  readonly mountPath: string
}

/** An OpenID provider that behaves as Cognito's managed login does: paths, tokens, refresh without rotation. */
export function createProvider({ issuer, clients, users, state, mountPath }: ProviderOptions): Provider {
  const scopes = [...new Set(['openid', ...clients.flatMap(client => client.scopes)])]
  const client = (id: string) => clients.find(each => each.id === id)
  const resource = `${issuer}/api`
  const provider = new Provider(issuer, {
    adapter: state.adapter,
    jwks: state.secrets.jwks,
    cookies: { keys: state.secrets.cookieKeys, short: cookie(mountPath), long: cookie(mountPath) },
    scopes,
    claims: { openid: ['sub', 'cognito:username', 'token_use'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    clients: clients.map(each => ({
      client_id: each.id,
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      redirect_uris: each.callbackUrls,
      scope: scopes.join(' '),
    })),
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      userinfo: '/oauth2/userInfo',
      jwks: '/.well-known/jwks.json',
    },
    discovery: { end_session_endpoint: `${issuer}/logout` },
    pkce: { required: () => true },
    extraParams: ['lang'],
    responseTypes: ['code'],
    interactions: { url: () => `${mountPath}/login` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: (_: Context, { clientId }: Owner, token: Owner) => token.clientId === clientId,
      },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_: Context, __: string, { clientId }: Owner) => ({
          scope: scopes.join(' '),
          audience: resource,
          accessTokenFormat: 'jwt',
          accessTokenTTL: client(clientId)?.accessTokenSeconds ?? 3600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        jwt: (_: Context, token: Token, parts: Parts) => {
          parts.payload = accessTokenClaims(parts.payload, token, users)
        },
      },
    },
    ttl: {
      Session: 3600,
      Interaction: 1800,
      AuthorizationCode: 300,
      Grant: Math.max(3600, ...clients.map(each => each.refreshTokenSeconds)),
      AccessToken: (_: Context, __: unknown, { clientId }: Owner) =>
        client(clientId)?.accessTokenSeconds ?? 3600,
      IdToken: (_: Context, __: unknown, { clientId }: Owner) => client(clientId)?.idTokenSeconds ?? 3600,
      RefreshToken: (_: Context, __: unknown, { clientId }: Owner) =>
        client(clientId)?.refreshTokenSeconds ?? 30 * 86_400,
    },
    issueRefreshToken: () => true,
    rotateRefreshToken: () => false,
    expiresWithSession: () => false,
    findAccount: (_: Context, sub: string) => {
      const user = users.find(sub)
      if (!user?.enabled) return undefined
      const claims = {
        email: user.email,
        email_verified: true,
        'cognito:username': user.username,
        token_use: 'id',
      }
      return { accountId: sub, claims: () => ({ sub, ...claims }) }
    },
    // There is no page that asks for consent: the client is the vendor's own.
    loadExistingGrant: async ({ oidc }: Context) => {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client.clientId,
        accountId: oidc.session.accountId,
      })
      grant.addOIDCScope(scopes.join(' '))
      grant.addResourceScope(resource, scopes.join(' '))
      await grant.save()
      return grant
    },
    renderError: (context: Context, out: { readonly error: string; readonly error_description?: string }) => {
      context.type = 'html'
      context.body = errorPage(languageOf(context.req), out.error_description ?? out.error)
    },
  })
  return provider
}

const cookie = (path: string) => ({ path, httpOnly: true, sameSite: 'lax', signed: true })

/** The claims of a Cognito access token. `aud` stays where only the provider's own check sees it. */
function accessTokenClaims(payload: Parts['payload'], { accountId }: Token, users: Users): Parts['payload'] {
  const { aud, jti: _, ...others } = payload
  const username = users.find(accountId ?? '')?.username
  const claims = { ...others, jti: randomUUID(), token_use: 'access', username, version: 2 }
  return Object.defineProperty(claims, 'aud', { value: aud, enumerable: false, writable: true })
}
