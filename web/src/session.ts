import { paths } from 'virtual:routes'
import { signal } from '@preact/signals'
import { Failure, failureOf } from './failure.ts'
import { language } from './state/settings.ts'

/**
 * Who is signed in, as far as the browser knows: the refresh token is in a cookie that no script reads, the access
 * token here and in no storage.
 */
export type Session =
  | { readonly kind: 'starting' }
  | { readonly kind: 'active'; readonly token: string; readonly until: number }
  /** `refused`: signed in, but the API lets this person in no more. */
  | { readonly kind: 'out'; readonly reason: 'signed-out' | 'refused' }

export const session = signal<Session>({ kind: 'starting' })

/** A token is renewed this long before it ends, so that no request meets the end. */
const MARGIN = 60_000
/** Sent to the sign-in page so often within so short a time: it lets us in by itself, and the cookie does not stay. */
const CIRCLE = { times: 3, within: 10_000 }

const recentSignIns = (): readonly number[] =>
  (sessionStorage.getItem('sign-in') ?? '')
    .split(' ')
    .map(Number)
    .filter(at => Date.now() - at < CIRCLE.within)

const channel = new BroadcastChannel('session')
channel.onmessage = () => end('signed-out')

const end = (reason: 'signed-out' | 'refused'): void => {
  session.value = { kind: 'out', reason }
}

/** A promise that stays open: the page is about to be left, and nobody should act on an answer any more. */
const leaving = new Promise<never>(() => {})

/** Goes to the sign-in page and comes back to exactly here. */
export function signIn(): Promise<never> {
  const { pathname, search, hash } = location
  const to = pathname === '/signed-out' ? '/' : pathname + search + hash
  sessionStorage.setItem('sign-in', [...recentSignIns(), Date.now()].join(' '))
  dispatchEvent(new Event('leaving'))
  location.assign(`/api/session/login?${new URLSearchParams({ to, lang: language.value })}`)
  return leaving
}

const request = async (operation: 'refreshSession' | 'endSession'): Promise<Response> => {
  const [method = 'POST', path = ''] = (paths[operation] ?? '').split(' ')
  return fetch(path, { method, cache: 'no-store' }).catch(() => {
    throw new Failure('offline')
  })
}

async function refresh(): Promise<string> {
  const response = await request('refreshSession')
  if (response.status === 401) {
    if (recentSignIns().length < CIRCLE.times) return signIn()
    end('refused')
    throw new Failure('unauthenticated')
  }
  if (!response.ok) throw await failureOf(response)
  const { accessToken, expiresIn }: { accessToken: string; expiresIn: number } = await response.json()
  sessionStorage.removeItem('sign-in')
  session.value = { kind: 'active', token: accessToken, until: Date.now() + expiresIn * 1000 }
  return accessToken
}

let refreshing: Promise<string> | undefined

/** The access token, renewed where it is about to end or where the API has just refused `refused`. */
export function accessToken(refused?: string): Promise<string> {
  const now = session.value
  if (now.kind === 'out') return Promise.reject(new Failure('unauthenticated'))
  if (now.kind === 'active' && now.token !== refused && Date.now() < now.until - MARGIN)
    return Promise.resolve(now.token)
  // Under a lock, because two tabs at once would use the same refresh token twice.
  refreshing ??= navigator.locks.request('session', refresh).finally(() => {
    refreshing = undefined
  })
  return refreshing
}

/** The API refused a token that had just been issued: this person was disabled or signed out everywhere. */
export const refuse = (): Failure => {
  end('refused')
  return new Failure('unauthenticated')
}

/** Ends the session here, in the other tabs and at the sign-in page. */
export async function signOut(): Promise<void> {
  const response = await request('endSession')
  if (!response.ok) throw await failureOf(response)
  const { logoutUrl }: { logoutUrl: string } = await response.json()
  // What is typed and not sent is this person's alone.
  sessionStorage.clear()
  channel.postMessage('signed-out')
  dispatchEvent(new Event('leaving'))
  location.assign(logoutUrl)
}
