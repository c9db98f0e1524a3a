import * as v from 'valibot'
import type { Request } from '../../contract/routes.ts'
import { type SessionDeps, sitePath } from './begin-session.ts'
import { sessionCookies } from './session-cookies.ts'
import type { Visit, Visited } from './visit.ts'

const Remembered = v.object({ state: v.string(), verifier: v.string(), to: v.string() })

/** Back from the sign-in page. Without the cookie of the beginning the code is worth nothing (login CSRF). */
export async function completeSession(
  { query, cookies }: Request<'completeSession'> & Visit,
  { identity, siteUrl }: SessionDeps,
): Promise<Visited<undefined>> {
  const jar = sessionCookies(siteUrl)
  const again: Visited<undefined> = { body: undefined, location: `${siteUrl}/signed-out?again` }
  const { code, state } = query
  const remembered = recall(cookies[jar.login(state ?? '')])
  if (code === undefined || state === undefined || remembered?.state !== state) return again
  const tokens = await identity.exchange(code, remembered.verifier)
  if (!tokens) return { ...again, cookies: [jar.dropLogin(state)] }
  return {
    body: undefined,
    cookies: [jar.keepSession(tokens.refreshToken), jar.dropLogin(state)],
    location: `${siteUrl}${sitePath(remembered.to)}`,
  }
}

function recall(cookie: string | undefined): v.InferOutput<typeof Remembered> | undefined {
  try {
    const parsed = v.safeParse(
      Remembered,
      JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString('utf8')),
    )
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
