import type { NewUser, User } from './identity/users.ts'
import type { Stack } from './stack.ts'

/** What a seed may work with: the stack before its stream is read, so that nothing it writes sends mail. */
export type SeedContext = Pick<
  Stack,
  'url' | 'tableName' | 'region' | 'credentials' | 'endpoints' | 'name' | 'environment' | 'invoke'
> & {
  /** Adds somebody who can sign in with this password. */
  readonly addUser: (user: NewUser & { readonly password: string }) => Promise<User>
}
