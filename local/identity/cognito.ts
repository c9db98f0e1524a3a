import * as v from 'valibot'
import { jsonService, operation } from '../aws/json-service.ts'
import { type Service, ServiceError } from '../aws/server.ts'
import type { JsonObject } from '../json.ts'
import type { Identity } from './identity.ts'
import type { User } from './users.ts'

const Named = v.object({ UserPoolId: v.string(), Username: v.string() })
const Attributes = v.array(v.object({ Name: v.string(), Value: v.optional(v.string(), '') }))

/** The administrative operations of a Cognito user pool, over the users of the login page. */
export function cognitoService({ users, signOut }: Identity, poolId: string | undefined): Service {
  const find = ({ UserPoolId: pool, Username: name }: v.InferOutput<typeof Named>): User => {
    if (pool !== poolId)
      throw new ServiceError('ResourceNotFoundException', `User pool ${pool} does not exist.`)
    const user = users.find(name)
    if (user === undefined) throw new ServiceError('UserNotFoundException', 'User does not exist.')
    return user
  }
  return jsonService({
    AdminCreateUser: operation(
      v.object({
        ...Named.entries,
        UserAttributes: v.optional(Attributes, []),
        TemporaryPassword: v.exactOptional(v.string()),
      }),
      async ({ UserPoolId, Username, UserAttributes, TemporaryPassword: password }) => {
        if (UserPoolId !== poolId)
          throw new ServiceError('ResourceNotFoundException', 'User pool does not exist.')
        const email = UserAttributes.find(({ Name }) => Name === 'email')?.Value ?? ''
        if (!email.includes('@'))
          throw new ServiceError('InvalidParameterException', 'Invalid email address format.')
        if (password !== undefined) checkPassword(password)
        const user = await users.add({
          username: Username,
          email,
          ...(password === undefined ? {} : { password }),
        })
        if (user === 'username taken')
          throw new ServiceError('UsernameExistsException', 'User account already exists')
        if (user === 'email taken') {
          throw new ServiceError('AliasExistsException', 'An account with the given email already exists.')
        }
        return { User: { ...describe(user), Attributes: attributesOf(user) } }
      },
    ),
    AdminSetUserPassword: operation(
      v.object({ ...Named.entries, Password: v.string(), Permanent: v.optional(v.boolean(), false) }),
      async input => {
        const { username } = find(input)
        checkPassword(input.Password)
        await users.setPassword(username, input.Password, input.Permanent)
        return {}
      },
    ),
    AdminGetUser: operation(Named, input => {
      const user = find(input)
      return { ...describe(user), UserAttributes: attributesOf(user) }
    }),
    AdminUpdateUserAttributes: operation(
      v.object({ ...Named.entries, UserAttributes: Attributes }),
      input => {
        const { username } = find(input)
        const email = input.UserAttributes.find(({ Name }) => Name === 'email')?.Value
        if (email !== undefined && users.setEmail(username, email) === 'email taken') {
          throw new ServiceError('AliasExistsException', 'An account with the given email already exists.')
        }
        return {}
      },
    ),
    AdminDisableUser: operation(Named, input => {
      const { username, sub } = find(input)
      users.setEnabled(username, false)
      signOut(sub)
      return {}
    }),
    AdminEnableUser: operation(Named, input => {
      users.setEnabled(find(input).username, true)
      return {}
    }),
    AdminUserGlobalSignOut: operation(Named, input => {
      signOut(find(input).sub)
      return {}
    }),
    AdminDeleteUser: operation(Named, input => {
      const { username, sub } = find(input)
      signOut(sub)
      users.remove(username)
      return {}
    }),
  })
}

/** Cognito's shortest password; the policy of the pool may ask for more. */
function checkPassword(password: string): void {
  if (password.length >= 8) return
  throw new ServiceError(
    'InvalidPasswordException',
    'Password did not conform with policy: Password not long enough',
  )
}

function describe({ username, enabled, confirmed, created }: User): JsonObject {
  return {
    Username: username,
    Enabled: enabled,
    UserStatus: confirmed ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
    UserCreateDate: created / 1000,
    UserLastModifiedDate: created / 1000,
  }
}

const attributesOf = ({ sub, email }: User): JsonObject[] => [
  { Name: 'sub', Value: sub },
  { Name: 'email', Value: email },
  { Name: 'email_verified', Value: 'true' },
]
