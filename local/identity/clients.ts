import * as v from 'valibot'
import type { Cloud } from '../template/cloud.ts'

const unitNames = ['seconds', 'minutes', 'hours', 'days'] as const
const unitSeconds = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 }
const Unit = v.picklist(unitNames)

const UserPoolClient = v.object({
  AllowedOAuthFlows: v.optional(v.array(v.string()), []),
  AllowedOAuthScopes: v.optional(v.array(v.string()), []),
  CallbackURLs: v.optional(v.array(v.string()), []),
  LogoutURLs: v.optional(v.array(v.string()), []),
  GenerateSecret: v.optional(v.boolean(), false),
  AccessTokenValidity: v.exactOptional(v.number()),
  IdTokenValidity: v.exactOptional(v.number()),
  RefreshTokenValidity: v.exactOptional(v.number()),
  TokenValidityUnits: v.optional(
    v.object({
      AccessToken: v.optional(Unit, 'hours'),
      IdToken: v.optional(Unit, 'hours'),
      RefreshToken: v.optional(Unit, 'days'),
    }),
    {},
  ),
})

/** A client of the user pool, with lifetimes in seconds. */
export type Client = {
  readonly id: string
  readonly callbackUrls: readonly string[]
  readonly logoutUrls: readonly string[]
  readonly scopes: readonly string[]
  readonly accessTokenSeconds: number
  readonly idTokenSeconds: number
  readonly refreshTokenSeconds: number
}

/** The clients that may send people to the login page. */
export function readClients(cloud: Cloud): readonly Client[] {
  return cloud.resources('AWS::Cognito::UserPoolClient', UserPoolClient).flatMap(({ id, properties }) => {
    if (!properties.AllowedOAuthFlows.includes('code')) return []
    if (properties.GenerateSecret) {
      throw new Error(`The user pool client ${id} has a secret, which the local stack does not know.`)
    }
    const units = properties.TokenValidityUnits
    return [
      {
        id: cloud.ref(id),
        callbackUrls: properties.CallbackURLs,
        logoutUrls: properties.LogoutURLs,
        scopes: properties.AllowedOAuthScopes,
        // The defaults are Cognito's.
        accessTokenSeconds: (properties.AccessTokenValidity ?? 1) * unitSeconds[units.AccessToken ?? 'hours'],
        idTokenSeconds: (properties.IdTokenValidity ?? 1) * unitSeconds[units.IdToken ?? 'hours'],
        refreshTokenSeconds:
          (properties.RefreshTokenValidity ?? 30) * unitSeconds[units.RefreshToken ?? 'days'],
      },
    ]
  })
}
