import { beginSession } from '../domain/begin-session.ts'
import { completeSession } from '../domain/complete-session.ts'
import { endSession } from '../domain/end-session.ts'
import { refreshSession } from '../domain/refresh-session.ts'
import { apiDeps } from '../platform/deps.ts'
import { env } from '../platform/env.ts'
import { http } from '../platform/http.ts'
import { identity } from '../platform/identity.ts'

const deps = apiDeps()

export const handler = http(
  'session',
  { beginSession, completeSession, refreshSession, endSession },
  {
    ...deps,
    siteUrl: env.siteUrl,
    identity: identity(env.tokenIssuer, env.tokenClient, env.siteUrl),
    personOf: async (token: string) => (await deps.verify(token))?.person,
  },
)
