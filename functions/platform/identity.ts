import * as v from 'valibot'
import type { Identity } from '../domain/visit.ts'

const Discovery = v.object({
  authorization_endpoint: v.string(),
  token_endpoint: v.string(),
  revocation_endpoint: v.string(),
  end_session_endpoint: v.string(),
})
const Tokens = v.object({
  access_token: v.string(),
  expires_in: v.number(),
  refresh_token: v.optional(v.string()),
})

/**
 * The user pool's managed login as an OpenID Connect provider, found by its discovery document; it is read once.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export function identity(issuer: string, client: string, siteUrl: string): Identity {
  let discovered: Promise<v.InferOutput<typeof Discovery>> | undefined
  const endpoints = () => {
    discovered ??= fetchJson(`${issuer}/.well-known/openid-configuration`).then(json =>
      v.parse(Discovery, json),
    )
    discovered.catch(() => {
      discovered = undefined
    })
    return discovered
  }
  const redirectUri = `${siteUrl}/api/session/callback`

  const token = async (form: Record<string, string>) => {
    const { token_endpoint } = await endpoints()
    const response = await post(token_endpoint, { client_id: client, ...form })
    // invalid_grant and its like: the code or token is no good (any more).
    if (response.status === 400 || response.status === 401) return undefined
    if (!response.ok) throw new Error(`The token endpoint answered ${response.status}`)
    return v.parse(Tokens, await response.json())
  }

  return {
    async authorizeUrl({ state, challenge, language }) {
      const { authorization_endpoint } = await endpoints()
      const query = new URLSearchParams({
        response_type: 'code',
        client_id: client,
        redirect_uri: redirectUri,
        scope: 'openid email',
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        ...(language === undefined ? {} : { lang: language }),
      })
      return `${authorization_endpoint}?${query}`
    },
    async exchange(code, verifier) {
      const tokens = await token({
        grant_type: 'authorization_code',
        code,
        code_verifier: verifier,
        redirect_uri: redirectUri,
      })
      return tokens?.refresh_token === undefined ? undefined : { refreshToken: tokens.refresh_token }
    },
    async refresh(refreshToken) {
      const tokens = await token({ grant_type: 'refresh_token', refresh_token: refreshToken })
      return tokens && { accessToken: tokens.access_token, expiresIn: tokens.expires_in }
    },
    async revoke(refreshToken) {
      const { revocation_endpoint } = await endpoints()
      await post(revocation_endpoint, { client_id: client, token: refreshToken })
    },
    async logoutUrl() {
      const { end_session_endpoint } = await endpoints()
      return `${end_session_endpoint}?${new URLSearchParams({ client_id: client, logout_uri: `${siteUrl}/signed-out` })}`
    },
  }
}

const post = (url: string, form: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(form), signal: AbortSignal.timeout(8000) })

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) })
  if (!response.ok) throw new Error(`The discovery document answered ${response.status}`)
  return response.json()
}
