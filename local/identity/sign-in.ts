import { createHash, randomBytes } from 'node:crypto'
import * as v from 'valibot'

const Discovery = v.object({ authorization_endpoint: v.string(), token_endpoint: v.string() })
const Tokens = v.object({
  access_token: v.string(),
  refresh_token: v.string(),
  id_token: v.string(),
  expires_in: v.number(),
})
export type Tokens = v.InferOutput<typeof Tokens>

export type SignIn = {
  readonly issuer: string
  readonly clientId: string
  readonly redirectUri: string
  readonly email: string
  readonly password: string
}

/**
 * Signs somebody in as a browser would: authorization code with PKCE through the login page.
 * Answers undefined when the page does not take address and password.
 */
export async function signIn({
  issuer,
  clientId,
  redirectUri,
  email,
  password,
}: SignIn): Promise<Tokens | undefined> {
  const discovery = await fetch(`${issuer}/.well-known/openid-configuration`)
  const { authorization_endpoint: authorize, token_endpoint: token } = v.parse(
    Discovery,
    await discovery.json(),
  )
  const browser = openBrowser()
  const verifier = randomBytes(32).toString('base64url')
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'openid email',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const page = await browser.follow(`${authorize}?${query}`, redirectUri)
  const end = await browser.follow(page.url, redirectUri, new URLSearchParams({ email, password }))
  if (!end.url.startsWith(redirectUri)) return undefined
  const code = new URL(end.url).searchParams.get('code') ?? ''
  const answer = await fetch(token, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      client_id: clientId,
      code_verifier: verifier,
      redirect_uri: redirectUri,
    }),
  })
  return v.parse(Tokens, await answer.json())
}

/** Keeps cookies and follows redirects until a page, or until an address that begins with `stopAt`. */
function openBrowser() {
  const cookies = new Map<string, string>()
  const follow = async (
    start: string,
    stopAt: string,
    form?: URLSearchParams,
  ): Promise<{ readonly url: string }> => {
    let url = start
    let body = form
    for (let hops = 0; hops < 10; hops += 1) {
      const cookie = [...cookies].map(pair => pair.join('=')).join('; ')
      const method = body ? { method: 'POST', body } : {}
      const answer = await fetch(url, { redirect: 'manual', headers: { cookie }, ...method })
      body = undefined
      for (const line of answer.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
        cookies.set(name, value)
      }
      const location = answer.headers.get('location')
      if (location === null) return { url }
      url = new URL(location, url).href
      if (url.startsWith(stopAt)) return { url }
    }
    throw new Error(`Too many redirects from ${start}.`)
  }
  return { follow }
}
