import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Look, launch, profile, signIn } from '../fixtures/browser.ts'
import { call, customer, eventually, file, newId, persons, stack } from '../fixtures/client.ts'

/** Nothing that somebody has typed is lost, sent twice or sent on a false footing. */
let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const as = async (who: 'agent' | 'company' | 'leaver', path: string, look: Look = {}) =>
  signIn(await profile(browser, look), `${stack.url}${path}`, persons[who].email)

const pathOf = ({ servicecall }: { readonly servicecall: string }) =>
  `/c/${customer}/servicecalls/${servicecall}`

async function write(page: Page, text: string) {
  await page.locator('h1').first().waitFor()
  // The key works from when the page stands.
  await page.getByRole('tab').first().waitFor()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Nachricht' }).fill(text)
  return dialog
}

/** Lets the next request through and loses its answer. */
const loseAnswer = (page: Page, ending: RegExp) =>
  page.route(
    ending,
    async route => {
      if (route.request().method() !== 'POST') return route.fallback()
      await route.fetch()
      await route.abort()
    },
    { times: 1 },
  )

const draftsIn = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter(key => key.startsWith('draft ')))

test('a status goes with a message only to the call as it was seen; the text stays until it is sent', async () => {
  const { params } = await file('company')
  const page = await as('agent', pathOf(params))
  const dialog = await write(page, 'Bitte noch einmal drucken.')
  await call('secondAgent', 'changeServicecall', {
    params,
    body: { id: newId(), version: 1, priority: 'critical' },
  })
  expect(await dialog.getByLabel('Status danach').locator('option').allTextContents()).toContain('Gelöst')
  await dialog.getByLabel('Status danach').selectOption('paused')
  await dialog.getByRole('button', { name: 'Senden' }).click()
  await page
    .getByText(
      `${persons.secondAgent.name} hat den Servicecall inzwischen geändert. Ihre Nachricht wurde noch`,
    )
    .waitFor()
  expect((await call('agent', 'getServicecall', { params })).body.servicecall.version).toBe(2)
  await page.getByRole('button', { name: 'Erneut senden' }).click()
  await eventually(
    async () => (await call('agent', 'getServicecall', { params })).body.servicecall.status === 'paused',
  )
  await page.context().close()
})

test('a status that has become impossible is said to be the reason, and the message goes without it', async () => {
  const { params } = await file('company')
  const page = await as('agent', pathOf(params))
  const dialog = await write(page, 'Das ist erledigt.')
  await dialog.getByLabel('Status danach').selectOption('solved')
  await call('secondAgent', 'changeServicecall', {
    params,
    body: { id: newId(), version: 1, status: 'closed' },
  })
  await dialog.getByRole('button', { name: 'Senden' }).click()
  await page.getByRole('button', { name: 'Erneut senden' }).click()
  await page.getByText('Dieser Status ist hier nicht möglich.').waitFor()
  expect(await page.getByRole('button', { name: 'Erneut senden' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Ohne Status senden' }).click()
  await eventually(
    async () => (await call('agent', 'getServicecall', { params })).body.servicecall.version === 3,
  )
  await page.context().close()
})

test('a message whose answer was lost and that was edited since is not a dead end', async () => {
  const { params } = await file('company')
  const page = await as('company', pathOf(params))
  const dialog = await write(page, 'Erste Fassung.')
  await loseAnswer(page, /\/messages$/)
  await dialog.getByRole('button', { name: 'Senden' }).click()
  await page.getByRole('button', { name: 'Bearbeiten' }).click()
  await dialog.getByRole('textbox', { name: 'Nachricht' }).fill('Zweite Fassung.')
  await dialog.getByRole('button', { name: 'Senden' }).click()
  await page.getByText('Diese Nachricht ist bereits angekommen.').waitFor()
  await page.getByRole('button', { name: 'Als neue Nachricht senden' }).click()
  const written = await eventually(async () => {
    const { entries } = (await call('company', 'getServicecall', { params })).body
    return entries.length === 3 && entries.flatMap(entry => (entry.kind === 'message' ? [entry.text] : []))
  })
  expect(written.slice(1)).toEqual(['Erste Fassung.', 'Zweite Fassung.'])
  await eventually(async () => (await draftsIn(page)).length === 0)
  await page.context().close()
})

test('a call whose answer was lost and that was edited since leads to the one that arrived, and to a new one', async () => {
  const page = await as('company', `/c/${customer}/servicecalls/new`)
  const title = `Verlorene Antwort ${newId()}`
  await page.getByLabel('Produktkategorie').selectOption({ label: 'Test ERP' })
  await page.getByLabel('Version').selectOption('8.4')
  await page.getByLabel('Bereich').selectOption({ label: 'Lager' })
  await page.getByLabel('Titel').fill(title)
  await page.getByRole('textbox', { name: 'Nachricht' }).fill('Erste Fassung.')
  await loseAnswer(page, /\/servicecalls$/)
  await page.getByRole('button', { name: 'Servicecall absenden' }).click()
  await page.getByText(/Nicht gesendet/).waitFor()
  await page.getByLabel('Titel').fill(`${title} B`)
  await page.locator('form').getByRole('button', { name: 'Erneut versuchen' }).click()
  await page.getByText(/Ihr Servicecall ist bereits eingegangen \(#\d+\)\./).waitFor()
  await page.getByRole('link', { name: 'Servicecall öffnen' }).waitFor()
  await page.getByRole('button', { name: 'Als neuen Servicecall senden' }).click()
  await page.getByRole('heading', { level: 1, name: `${title} B` }).waitFor()
  const { rows } = (
    await call('company', 'listServicecalls', { params: { customer }, query: { limit: '100' } })
  ).body
  expect(rows.filter(row => row.title.startsWith(title))).toHaveLength(2)
  await page.context().close()
})

test('a typed resolution is still there after leaving, and an emptied draft is not', async () => {
  const { params } = await file('company')
  const page = await as('agent', pathOf(params))
  await page.getByLabel('Ergebnis').fill('Halb fertig')
  await page.getByRole('link', { name: 'Warteschlange' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Team' }).waitFor()
  await page.goBack()
  await eventually(async () => (await page.getByLabel('Ergebnis').inputValue()) === 'Halb fertig')
  await page.getByRole('button', { name: 'Ergebnis speichern' }).click()
  await eventually(async () => (await draftsIn(page)).length === 0)

  await page.locator('h1').first().click()
  const dialog = await write(page, 'Wird verworfen')
  await eventually(async () => (await draftsIn(page)).length === 1)
  await dialog.getByRole('textbox', { name: 'Nachricht' }).fill('')
  await eventually(async () => (await draftsIn(page)).length === 0)
  await page.context().close()
})

test('a session that ends while somebody types takes nothing away; signing in again finds the message open', async () => {
  const { params } = await file('company')
  const page = await as('company', pathOf(params))
  const dialog = await write(page, 'Mitten im Satz')
  const refusing = /\/api\//
  await page.route(refusing, route => route.fulfill({ status: 401, body: '' }))
  const bar = page.getByRole('alert').filter({ hasText: 'Ihre Sitzung ist abgelaufen.' })
  await bar.waitFor({ timeout: 20_000 })
  expect(await dialog.getByRole('textbox', { name: 'Nachricht' }).inputValue()).toBe('Mitten im Satz')
  await page.unroute(refusing)
  await bar.getByRole('button', { name: 'Erneut anmelden' }).click()
  await page.waitForURL(/\/servicecalls\//)
  await eventually(
    async () =>
      (await page.getByRole('dialog').count()) === 1 &&
      (await page.getByRole('dialog').getByRole('textbox', { name: 'Nachricht' }).inputValue()) ===
        'Mitten im Satz',
  )
  await page.context().close()
})

test('support finds no form for new calls', async () => {
  const page = await as('agent', `/c/${customer}/servicecalls/new`)
  await page.getByRole('heading', { level: 1, name: 'Nicht gefunden' }).waitFor()
  expect(await page.getByRole('button', { name: 'Servicecall absenden' }).count()).toBe(0)
  await page.context().close()
})

test('signing out keeps drafts and nothing else', async () => {
  const page = await as('leaver', `/c/${customer}/servicecalls/new`)
  await page.getByLabel('Titel').fill('Noch nicht fertig')
  await eventually(async () => (await draftsIn(page)).length === 1)
  await page.getByRole('button', { name: /Menü von/ }).click()
  await page.getByRole('button', { name: 'Abmelden' }).click()
  await page.getByRole('heading', { name: 'Sie sind abgemeldet' }).waitFor()
  const keys = await page.evaluate(() => Object.keys(sessionStorage))
  expect(keys.filter(key => !key.startsWith('draft '))).toEqual([])
  expect(keys).toHaveLength(1)
  await page.context().close()
})

test('on a phone the queue says whose a call is, and documents are chosen, not dragged', async () => {
  await file('company')
  const queue = await as('agent', '/queue', { width: 390 })
  await queue.locator('td.col-assignee').filter({ hasText: /\S/ }).first().waitFor()
  await queue.context().close()
  const form = await as('company', `/c/${customer}/servicecalls/new`, { width: 390 })
  await form.getByText(persons.company.email).waitFor()
  await form.locator('.drop').scrollIntoViewIfNeeded()
  expect(await form.getByText('Dateien hierher ziehen').isVisible()).toBe(false)
  expect(await form.getByText(/Strg \+ V/).isVisible()).toBe(false)
  await form.context().close()
})

test('paging to the end leaves the focus where it was', async () => {
  const { rows } = (
    await call('company', 'listServicecalls', { params: { customer }, query: { limit: '100' } })
  ).body
  await Promise.all(Array.from({ length: Math.max(0, 51 - rows.length) }, () => file('company')))
  const page = await as('company', `/c/${customer}/servicecalls`)
  const next = page.getByRole('button', { name: 'Nächste Seite' })
  await next.waitFor()
  for (let n = 2; (await next.getAttribute('aria-disabled')) !== 'true'; n++) {
    await next.press('Enter')
    await page.getByText(`Seite ${n}`, { exact: true }).waitFor()
    await eventually(async () => (await page.locator('.stale').count()) === 0)
  }
  expect(await next.evaluate(element => element === document.activeElement)).toBe(true)
  await page.context().close()
})
