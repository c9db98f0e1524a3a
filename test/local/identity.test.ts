import { createServer } from 'node:http'
import { DatabaseSync } from 'node:sqlite'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Identity, identityPath, openIdentity } from '../../local/identity/identity.ts'
import { signIn } from '../../local/identity/sign-in.ts'
import { close, listen } from '../../local/listen.ts'

let identity: Identity
let issuer: string
let site: string
const server = createServer((request, response) => void identity.handle(request, response))
const clientId = 'portal'

beforeAll(async () => {
  site = `http://localhost:${await listen(server, 0, '')}`
  issuer = site + identityPath
  const client = {
    id: clientId,
    callbackUrls: [`${site}/api/session/callback`],
    logoutUrls: [`${site}/signed-out`],
    scopes: ['openid', 'email'],
    accessTokenSeconds: 900,
    idTokenSeconds: 900,
    refreshTokenSeconds: 86_400,
  }
  identity = openIdentity({ db: new DatabaseSync(':memory:'), issuer, clients: [client], now: Date.now })
  await identity.users.add({ username: '01KPERSON', email: 'Kim@Example.org', password: 'a-long-password' })
})
afterAll(() => close(server))

const attempt = (email: string, password: string) =>
  signIn({ issuer, clientId, redirectUri: `${site}/api/session/callback`, email, password })
const refresh = (token: string) =>
  fetch(`${issuer}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'refresh_token', refresh_token: token, client_id: clientId }),
  })

describe('signing in', () => {
  it('gives an access token as Cognito shapes it', async () => {
    const tokens = await attempt('kim@example.org', 'a-long-password')
    const keys = createRemoteJWKSet(new URL(`${issuer}/.well-known/jwks.json`))
    const { payload, protectedHeader } = await jwtVerify(tokens?.access_token ?? '', keys, { issuer })
    expect(protectedHeader).toMatchObject({ alg: 'RS256', kid: expect.any(String) })
    expect(payload).toEqual({
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
      username: '01KPERSON',
      client_id: clientId,
      token_use: 'access',
      scope: 'openid email',
      iss: issuer,
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 900,
      jti: expect.any(String),
      version: 2,
    })
    expect(decodeJwt(tokens?.id_token ?? '')).toMatchObject({
      aud: clientId,
      email: 'kim@example.org',
      token_use: 'id',
    })
  })

  it('answers a wrong password and an unknown address alike', async () => {
    expect(await attempt('kim@example.org', 'wrong')).toBeUndefined()
    expect(await attempt('nobody@example.org', 'wrong')).toBeUndefined()
  })

  it('keeps refresh tokens until they are revoked or the person is disabled', async () => {
    const first = (await attempt('kim@example.org', 'a-long-password'))?.refresh_token ?? ''
    expect((await refresh(first)).status).toBe(200)
    expect((await refresh(first)).status).toBe(200)
    await fetch(`${issuer}/oauth2/revoke`, {
      method: 'POST',
      body: new URLSearchParams({ token: first, client_id: clientId }),
    })
    expect((await refresh(first)).status).toBe(400)

    const second = (await attempt('kim@example.org', 'a-long-password'))?.refresh_token ?? ''
    identity.users.setEnabled('01KPERSON', false)
    expect((await refresh(second)).status).toBe(400)
    expect(await attempt('kim@example.org', 'a-long-password')).toBeUndefined()
    identity.users.setEnabled('01KPERSON', true)
  })

  it('shows its page in German unless English is wished, and leads back from the logout', async () => {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: `${site}/api/session/callback`,
      scope: 'openid',
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
      lang: 'en',
    })
    const start = await fetch(`${issuer}/oauth2/authorize?${query}`, { redirect: 'manual' })
    const cookie = start.headers
      .getSetCookie()
      .map(line => line.split(';')[0])
      .join('; ')
    const page = await fetch(new URL(start.headers.get('location') ?? '', issuer), { headers: { cookie } })
    expect(await page.text()).toContain('<html lang="en">')

    const logout = (target: string) =>
      fetch(`${issuer}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: target })}`, {
        redirect: 'manual',
      })
    expect((await logout(`${site}/signed-out`)).headers.get('location')).toBe(`${site}/signed-out`)
    expect((await logout('https://elsewhere.example')).status).toBe(400)
  })
})
