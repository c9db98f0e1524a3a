import { computed, signal } from '@preact/signals'

/** Where in the portal one is: the address, read. Parts of it that the page itself minds are in `search` and `hash`. */
export type Place =
  | { readonly page: 'home' }
  | { readonly page: 'list'; readonly customer: string }
  | { readonly page: 'new'; readonly customer: string }
  | { readonly page: 'servicecall'; readonly customer: string; readonly servicecall: string }
  | { readonly page: 'find'; readonly number: string }
  | { readonly page: 'queue' }
  | { readonly page: 'signed-out' }
  | { readonly page: 'not-found' }

const ID = '([0-7][0-9A-HJKMNP-TV-Z]{25})'
const list = new RegExp(`^/c/${ID}/servicecalls/?$`)
const create = new RegExp(`^/c/${ID}/servicecalls/new/?$`)
const detail = new RegExp(`^/c/${ID}/servicecalls/${ID}/?$`)

export function placeOf(path: string): Place {
  if (path === '/') return { page: 'home' }
  if (path === '/queue') return { page: 'queue' }
  if (path === '/signed-out') return { page: 'signed-out' }
  const [, lister] = list.exec(path) ?? []
  if (lister !== undefined) return { page: 'list', customer: lister }
  const [, creator] = create.exec(path) ?? []
  if (creator !== undefined) return { page: 'new', customer: creator }
  const [, customer, servicecall] = detail.exec(path) ?? []
  if (customer !== undefined && servicecall !== undefined)
    return { page: 'servicecall', customer, servicecall }
  const [, number] = /^\/servicecalls\/([\w-]{1,40})\/?$/.exec(path) ?? []
  if (number !== undefined) return { page: 'find', number }
  return { page: 'not-found' }
}

export const listPath = (customer: string): string => `/c/${customer}/servicecalls`
export const createPath = (customer: string): string => `/c/${customer}/servicecalls/new`
export const servicecallPath = (customer: string, servicecall: string): string =>
  `/c/${customer}/servicecalls/${servicecall}`

interface Address {
  readonly path: string
  readonly search: string
  readonly hash: string
  /** How it was reached, which decides about focus and scrolling. */
  readonly by: 'start' | 'push' | 'replace' | 'history'
}

const read = (by: Address['by']): Address => ({
  path: location.pathname,
  search: location.search,
  hash: location.hash,
  by,
})

/** The address one has gone to. */
export const address = signal<Address>(read('start'))
export const place = computed(() => placeOf(address.value.path))

/** The address of the page that is shown: for a moment still the one before, while the next is being loaded. */
export const here = signal<Address>(address.value)
export const search = computed(() => new URLSearchParams(here.value.search))

/** Scroll positions of the history's entries, by the key in their state. */
const positions = new Map<string, number>()
const keyOf = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'key' in state ? String(state.key) : ''
let current = keyOf(history.state)

export const scrollPosition = (): number => positions.get(current) ?? 0

export function go(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  positions.set(current, scrollY)
  if (replace) history.replaceState({ key: current }, '', to)
  else {
    current = crypto.randomUUID()
    history.pushState({ key: current }, '', to)
  }
  address.value = read(replace ? 'replace' : 'push')
}

const followLink = (event: MouseEvent): void => {
  if (event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.origin !== location.origin || link.target !== '' || link.hasAttribute('download'))
    return
  if (link.getAttribute('href')?.startsWith('#') !== false || link.pathname.startsWith('/api/')) return
  event.preventDefault()
  go(link.pathname + link.search + link.hash)
}

/** Takes over links and the back button. */
export function startPlaces(): void {
  history.scrollRestoration = 'manual'
  addEventListener('click', followLink)
  addEventListener('popstate', event => {
    positions.set(current, scrollY)
    current = keyOf(event.state)
    address.value = read('history')
  })
}
