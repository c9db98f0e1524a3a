import type { Reply } from '../../contract/routes.ts'
import type { In, People, Settings } from './deps.ts'
import { meOf } from './get-me.ts'

/** Changes the language of pages and mails. */
export async function changeMe(
  { body, actor: coming }: In<'changeMe'>,
  deps: { readonly people: People; readonly settings: Settings },
): Promise<Reply<'changeMe'>> {
  const [actor, vendor] = await Promise.all([coming, deps.settings.vendor()])
  await deps.people.setLanguage(actor.id, body.language)
  return { ...meOf(actor, vendor), language: body.language }
}
