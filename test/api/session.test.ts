import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { keys } from '../../functions/data/keys.ts'
import { callRaw, persons, stack, tableClient } from '../fixtures/client.ts'
import { PASSWORD } from '../fixtures/world.ts'

/** A browser as far as cookies and redirects go: one jar, and no following by itself. */
function browser() {
  const jar = new Map<string, string>()
  const visit = async (url: string, init: RequestInit = {}) => {
    const response = await fetch(url, {
      redirect: 'manual',
      ...init,
      headers: {
        ...Object.fromEntries(new Headers(init.headers)),
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ')
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (attributes.some(attribute => /^max-age=0$|^expires=thu, 01 jan 1970/i.test(attribute)))
        jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }
  return { jar, visit }
}

const site = (path: string) => `${stack.url}${path}`
const api = (token: string) => callRaw(token, 'getMe')

/** Signs in through the login page, as its form does, and ends on the site. */
async function signIn(email: string, to = '/') {
  const { jar, visit } = browser()
  let response = await visit(site(`/api/session/login?to=${encodeURIComponent(to)}`))
  for (let step = 0; step < 12; step++) {
    const location = response.headers.get('location')
    if (location) {
      const url = new URL(location, response.url || stack.url)
      response = await visit(url.href)
      if (url.pathname === '/api/session/callback')
        return { jar, visit, landed: response.headers.get('location') }
      continue
    }
    const html = await response.text()
    const action = /<form[^>]*action="([^"]+)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    )
    response = await visit(new URL(action, response.url).href, {
      method: 'POST',
      body: new URLSearchParams([...hidden, ['email', email], ['password', PASSWORD]] as [string, string][]),
    })
  }
  throw new Error('The sign-in did not end.')
}

const refresh = (visit: ReturnType<typeof browser>['visit'], origin: string | undefined = stack.url) =>
  visit(site('/api/session'), { method: 'POST', headers: origin ? { origin } : {} })

test('signing in ends where one wanted to go, with a refresh cookie that no script can read', async () => {
  const { landed, jar, visit } = await signIn(persons.company.email, '/c/x/servicecalls?a=1')
  expect(landed).toBe(site('/c/x/servicecalls?a=1'))
  expect([...jar.keys()].filter(name => name.includes('login'))).toEqual([])
  const response = await refresh(visit)
  const { accessToken, expiresIn } = await response.json()
  expect([response.status, expiresIn]).toEqual([200, 900])
  expect((await api(accessToken)).body.id).toBe(persons.company.id)
})

test('the cookie is HttpOnly and goes to our own pages only', async () => {
  const { visit } = browser()
  const begun = await visit(site('/api/session/login'))
  const [cookie = ''] = begun.headers.getSetCookie()
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Lax/)
  expect(begun.headers.get('location')).toMatch(/code_challenge_method=S256/)
})

test.each([
  ['another site', 'https://evil.example'],
  ['nobody', ''],
])('a request by %s gets no token', async (_, origin) => {
  const { visit } = await signIn(persons.company.email)
  const response = await visit(site('/api/session'), { method: 'POST', headers: origin ? { origin } : {} })
  expect(response.status).toBe(403)
})

test('a code without the cookie of the beginning signs nobody in', async () => {
  const { visit, jar } = browser()
  const response = await visit(site('/api/session/callback?code=stolen&state=made-up'))
  expect(response.headers.get('location')).toBe(site('/signed-out?again'))
  expect(jar.size).toBe(0)
})

test('signing out ends the session: refresh and access token are worth nothing from then on', async () => {
  const { visit, jar } = await signIn(persons.goner.email)
  const { accessToken } = await (await refresh(visit)).json()
  expect((await api(accessToken)).status).toBe(200)
  const kept = new Map(jar)
  const ended = await visit(site('/api/session'), { method: 'DELETE', headers: { origin: stack.url } })
  expect((await ended.json()).logoutUrl).toContain('logout')
  expect((await api(accessToken)).status).toBe(401)
  for (const [name, value] of kept) jar.set(name, value)
  expect((await refresh(visit)).status).toBe(401)
})

test('a disabled person is out at the next request', async () => {
  // Tokens tell their time in seconds: one of the second in which somebody signed out is refused as well.
  await new Promise(resolve => setTimeout(resolve, 1100))
  const { visit } = await signIn(persons.goner.email)
  const { accessToken } = await (await refresh(visit)).json()
  expect((await api(accessToken)).status).toBe(200)
  const set = (disabled: boolean) =>
    tableClient.send(
      new UpdateCommand({
        TableName: stack.tableName,
        Key: keys.person(persons.goner.id),
        UpdateExpression: 'SET disabled = :d',
        ExpressionAttributeValues: { ':d': disabled },
      }),
    )
  await set(true)
  expect((await api(accessToken)).status).toBe(401)
  await set(false)
})

test('without a session there is no token', async () => {
  expect((await refresh(browser().visit)).status).toBe(401)
})
