import { paths } from 'virtual:routes'
import { signal } from '@preact/signals'
import { Failure, failureOf } from './failure.ts'
import { isDraft } from './state/draft.ts'
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

/** Set where a background question found the session ended: nobody is sent away from what they are typing. */
export const expired = signal(false)

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

let isLeaving = false
// Somebody has come back with the browser's button, to the page as it was.
addEventListener('pageshow', () => {
  isLeaving = false
})

/** Goes to the sign-in page and comes back to exactly here. */
export function signIn(): Promise<never> {
  if (isLeaving) return leaving
  isLeaving = true
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

/** A new access token, or nothing where the session has ended. */
async function refresh(): Promise<string | undefined> {
  const response = await request('refreshSession')
  if (response.status === 401) return undefined
  if (!response.ok) throw await failureOf(response)
  const { accessToken, expiresIn }: { accessToken: string; expiresIn: number } = await response.json()
  sessionStorage.removeItem('sign-in')
  expired.value = false
  session.value = { kind: 'active', token: accessToken, until: Date.now() + expiresIn * 1000 }
  return accessToken
}

let refreshing: Promise<string | undefined> | undefined

/**
 * The access token, renewed where it is about to end or where the API has just refused `refused`. Where the session
 * has ended it leads to the sign-in page, unless nobody asked for anything: then `quiet`, and the page only says so.
 */
export async function accessToken(refused?: string, quiet = false): Promise<string> {
  const now = session.value
  if (now.kind === 'out') throw new Failure('unauthenticated')
  if (now.kind === 'active' && now.token !== refused && Date.now() < now.until - MARGIN) return now.token
  // Under a lock, because two tabs at once would use the same refresh token twice.
  refreshing ??= navigator.locks.request('session', refresh).finally(() => {
    refreshing = undefined
  })
  const token = await refreshing
  if (token !== undefined) return token
  if (quiet) {
    expired.value = true
    return leaving
  }
  if (isLeaving || recentSignIns().length < CIRCLE.times) return signIn()
  throw refuse()
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
  // Drafts outlive it: their keys name the person, and nobody else is shown them.
  for (const key of Object.keys(sessionStorage)) if (!isDraft(key)) sessionStorage.removeItem(key)
  channel.postMessage('signed-out')
  dispatchEvent(new Event('leaving'))
  location.assign(logoutUrl)
}
