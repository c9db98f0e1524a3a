import { createHash, randomBytes } from 'node:crypto'
import type { Request } from '../../contract/routes.ts'
import { sessionCookies } from './session-cookies.ts'
import type { Identity, Visit, Visited } from './visit.ts'

export interface SessionDeps {
  readonly identity: Identity
  readonly siteUrl: string
  readonly random?: (bytes: number) => Buffer
}

/** A path of this site, or its start: whoever sends somebody here cannot make us send them elsewhere. */
export const sitePath = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(to) && to.length <= 1000 ? to : '/'

/** Sends the browser to the sign-in page. What has to be remembered until it is back lies in a cookie. */
export async function beginSession(
  { query }: Request<'beginSession'> & Visit,
  { identity, siteUrl, random = randomBytes }: SessionDeps,
): Promise<Visited<undefined>> {
  const state = random(24).toString('base64url')
  const verifier = random(32).toString('base64url')
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const remembered = Buffer.from(JSON.stringify({ state, verifier, to: sitePath(query.to) })).toString(
    'base64url',
  )
  return {
    body: undefined,
    cookies: [sessionCookies(siteUrl).keepLogin(state, remembered)],
    location: await identity.authorizeUrl({ state, challenge, language: query.lang }),
  }
}
