import type { Reply } from '../../contract/routes.ts'
import type { In, Settings } from './deps.ts'
import type { Actor } from './policy.ts'

/** Who is signed in. */
export async function getMe(
  { actor: coming }: Pick<In<'getMe'>, 'actor'>,
  deps: { readonly settings: Settings },
): Promise<Reply<'getMe'>> {
  const [actor, vendor] = await Promise.all([coming, deps.settings.vendor()])
  return meOf(actor, vendor)
}

export const meOf = (
  { id, name, email, role, language, memberships }: Actor,
  vendor: string,
): Reply<'getMe'> => ({
  id,
  name,
  email,
  role,
  language,
  memberships: [...memberships],
  vendor,
})
