import { initials } from '../i18n/format.ts'

const TINTS = 5

/** The same person has the same colour everywhere. */
const tintOf = (name: string): number => {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973
  return sum % TINTS
}

/** The initials of somebody whose name stands beside them. */
export const Avatar = ({ name, class: more = '' }: { readonly name: string; readonly class?: string }) => (
  <span class={`avatar tint-${tintOf(name)} ${more}`} data-initials={initials(name)} aria-hidden="true" />
)
