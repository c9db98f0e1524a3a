import type { Reply, Request } from '../../contract/routes.ts'
import type { SessionDeps } from './begin-session.ts'
import { type Problem, problem } from './problem.ts'
import { sessionCookies } from './session-cookies.ts'
import type { Visit, Visited } from './visit.ts'

/** A new access token for the refresh cookie, for our own page only. */
export async function refreshSession(
  { cookies, origin }: Request<'refreshSession'> & Visit,
  { identity, siteUrl }: SessionDeps,
): Promise<Visited<Reply<'refreshSession'>> | Problem> {
  if (origin !== siteUrl) return problem('wrong-origin')
  const refreshToken = cookies[sessionCookies(siteUrl).session]
  const tokens = refreshToken ? await identity.refresh(refreshToken) : undefined
  return tokens ? { body: tokens } : problem('unauthenticated')
}
