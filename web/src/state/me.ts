import { effect } from '@preact/signals'
import type { Me } from '../../../contract/customer.ts'
import type { Language } from '../../../contract/text.ts'
import { call } from '../api.ts'
import { speak } from '../i18n/index.ts'
import { resource, whenReady } from './resource.ts'
import { language } from './settings.ts'
import { remember, remembered } from './storage.ts'

/** Who is signed in. */
export const me = resource(() => call('getMe', {}))

export const isSupport = ({ role }: Pick<Me, 'role'>): boolean => role !== 'contact'

/** What was known at the last visit, so that pages can ask for their data before `getMe` is answered. No secrets. */
interface Hint {
  readonly vendor: string
  readonly support: boolean
  /** The customers of which this person reads its own calls only. */
  readonly own: readonly string[]
}

const readHint = (): Hint | undefined => {
  try {
    const hint: unknown = JSON.parse(remembered('me') ?? '')
    if (typeof hint !== 'object' || hint === null) return undefined
    if (!('vendor' in hint && 'support' in hint && 'own' in hint && Array.isArray(hint.own))) return undefined
    return { vendor: String(hint.vendor), support: hint.support === true, own: hint.own.map(String) }
  } catch {
    return undefined
  }
}

let hint = readHint()

effect(() => {
  const person = whenReady(me.state.value)
  if (person === undefined) return
  hint = {
    vendor: person.vendor,
    support: isSupport(person),
    own: person.memberships.flatMap(({ customer, scope }) => (scope === 'own' ? [customer.id] : [])),
  }
  remember('me', JSON.stringify(hint))
  if (person.language !== language.peek()) speak(person.language)
})

export const vendor = (): string | undefined => whenReady(me.state.value)?.vendor ?? hint?.vendor

/** Whether support is looking; nothing where that is not known yet. */
export const supportLooks = (): boolean | undefined => {
  const person = whenReady(me.state.value)
  return person === undefined ? hint?.support : isSupport(person)
}

/** Whether this person reads its own calls only; nothing where that is not known yet. */
export const readsOwnOnly = (customer: string): boolean | undefined => {
  const person = whenReady(me.state.value)
  if (person === undefined) return hint?.own.includes(customer)
  if (isSupport(person)) return false
  return person.memberships.some(of => of.customer.id === customer && of.scope === 'own')
}

/** The customer to start with: the last one used, else the first. */
export const firstCustomer = ({ memberships }: Me): string | undefined => {
  const last = remembered('customer')
  return (memberships.find(of => of.customer.id === last) ?? memberships[0])?.customer.id
}

export async function changeLanguage(wanted: Language): Promise<void> {
  await speak(wanted)
  me.set(await call('changeMe', { body: { language: wanted } }))
}
