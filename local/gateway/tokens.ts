import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose'
import * as v from 'valibot'
import { JsonObject } from '../json.ts'
import type { JwtAuthorizer } from './routes.ts'

const Discovery = v.object({ jwks_uri: v.string() })

/** Checks bearer tokens as the JWT authorizer of an HTTP API does. */
export type TokenCheck = (
  authorizer: JwtAuthorizer,
  header: string | undefined,
) => Promise<JsonObject | 'unauthorized'>

/** A check that fetches the keys of each issuer once. */
export function openTokenCheck(): TokenCheck {
  const keySets = new Map<string, Promise<ReturnType<typeof createRemoteJWKSet>>>()
  const keysOf = (issuer: string) => {
    const existing = keySets.get(issuer)
    if (existing) return existing
    const keys = fetchKeys(issuer)
    keySets.set(issuer, keys)
    keys.catch(() => keySets.delete(issuer))
    return keys
  }
  return async ({ issuer, audience }, header) => {
    const token = header?.replace(/^Bearer /i, '').trim()
    if (!token) return 'unauthorized'
    try {
      const { payload } = await jwtVerify(token, await keysOf(issuer), { issuer, requiredClaims: ['exp'] })
      return audienceMatches(payload, audience) ? v.parse(JsonObject, payload) : 'unauthorized'
    } catch {
      return 'unauthorized'
    }
  }
}

/** `aud` if there is one, else `client_id`: access tokens of Cognito carry only that. */
function audienceMatches({ aud, client_id: client }: JWTPayload, wanted: readonly string[]): boolean {
  const given = aud ?? client
  const values = Array.isArray(given) ? given : [given]
  return values.some(value => typeof value === 'string' && wanted.includes(value))
}

async function fetchKeys(issuer: string) {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`)
  const { jwks_uri: address } = v.parse(Discovery, await answer.json())
  return createRemoteJWKSet(new URL(address))
}
