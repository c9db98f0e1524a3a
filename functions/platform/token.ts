import { JwtVerifier } from 'aws-jwt-verify'
import { validateCognitoJwtFields } from 'aws-jwt-verify/cognito-verifier'
import { SimpleJwksCache } from 'aws-jwt-verify/jwk'
import * as v from 'valibot'
import { PersonId } from '../../contract/ids.ts'

/** What an access token says. `issuedAt` in seconds since 1970-01-01 UTC. */
export interface Token {
  readonly person: PersonId
  readonly issuedAt: number
}

const Payload = v.object({ username: PersonId, iat: v.number() })

export type Verify = (token: string) => Promise<Token | undefined>

/**
 * Checks access tokens of the user pool: signature, issuer, client, use and expiry. The authorizer of the API has
 * done so before; this makes a route without authorizer a closed door all the same.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function tokenVerifier(issuer: string, client: string): Verify {
  const verifier = JwtVerifier.create(
    {
      issuer,
      audience: null, // Cognito's access tokens name the client in client_id instead.
      jwksUri: `${issuer}/.well-known/jwks.json`,
      customJwtCheck: ({ payload }) =>
        validateCognitoJwtFields(payload, { tokenUse: 'access', clientId: client }),
    },
    {
      jwksCache: new SimpleJwksCache({
        // The library's own fetcher insists on https, which a stack on one machine does not have.
        fetcher: {
          fetch: async uri => {
            const response = await fetch(uri, { signal: AbortSignal.timeout(3000) })
            if (!response.ok) throw new Error(`The key set answered ${response.status}`)
            return response.arrayBuffer()
          },
        },
      }),
    },
  )
  return async token => {
    try {
      const payload = v.safeParse(Payload, await verifier.verify(token))
      return payload.success ? { person: payload.output.username, issuedAt: payload.output.iat } : undefined
    } catch (error) {
      // A key set out of reach is our fault, not the caller's.
      if (error instanceof Error && /Fetch|JwksNotAvailable|key set/.test(`${error.name} ${error.message}`))
        throw error
      return undefined
    }
  }
}
