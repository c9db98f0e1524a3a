import type { Reply, Request } from '../../contract/routes.ts'
import { type Timestamp, timestamp } from '../../contract/time.ts'
import type { SessionDeps } from './begin-session.ts'
import type { Clock, People } from './deps.ts'
import { type Problem, problem } from './problem.ts'
import { sessionCookies } from './session-cookies.ts'
import type { Visit, Visited } from './visit.ts'

export interface EndDeps extends SessionDeps {
  readonly people: Pick<People, 'setSignedOut'>
  readonly personOf: (accessToken: string) => Promise<Parameters<People['setSignedOut']>[0] | undefined>
  readonly now: Clock
}

/**
 * Signs out. Access tokens cannot be taken back, so the person's are refused from this moment on; other devices
 * get a new one with their own refresh token and do not notice. Never fails for want of a valid session.
 */
export async function endSession(
  { cookies, origin }: Request<'endSession'> & Visit,
  { identity, siteUrl, people, personOf, now }: EndDeps,
): Promise<Visited<Reply<'endSession'>> | Problem> {
  if (origin !== siteUrl) return problem('wrong-origin')
  const jar = sessionCookies(siteUrl)
  const refreshToken = cookies[jar.session]
  if (refreshToken) {
    const tokens = await identity.refresh(refreshToken)
    const person = tokens && (await personOf(tokens.accessToken))
    const at: Timestamp = timestamp(now())
    await Promise.all([identity.revoke(refreshToken), person ? people.setSignedOut(person, at) : undefined])
  }
  return { body: { logoutUrl: await identity.logoutUrl() }, cookies: [jar.dropSession] }
}
