import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, profile, signIn } from '../fixtures/browser.ts'
import { call, file, newId, persons, stack } from '../fixtures/client.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const as = async (who: 'agent' | 'company', path: string) =>
  signIn(await profile(browser), `${stack.url}${path}`, persons[who].email)

test('an agent takes a call from the queue, answers, sets status, priority and resolution; the customer sees it within 15 s without reloading', async () => {
  const title = `Für den Support ${newId()}`
  const { params } = await file('company', { title })
  const customer = await as('company', `/c/${params.customer}/servicecalls/${params.servicecall}`)
  await customer.getByRole('heading', { level: 1, name: title }).waitFor()

  const agent = await as('agent', '/queue')
  await agent.getByRole('heading', { level: 1 }).waitFor()
  await agent.goto(`${stack.url}/c/${params.customer}/servicecalls/${params.servicecall}`)
  await agent.getByRole('heading', { level: 1, name: title }).waitFor()
  await agent.getByRole('button', { name: /Übernehmen/ }).click()
  await agent.getByLabel('Priorität').selectOption('high')

  await agent
    .getByRole('button', { name: /Neue Nachricht/ })
    .first()
    .click()
  const dialog = agent.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Nachricht' }).fill('Bitte prüfen Sie die Vorlage.')
  await dialog.getByLabel('Status danach').selectOption('paused')
  await dialog.getByRole('button', { name: 'Senden' }).click()
  await agent.getByText('Bitte prüfen Sie die Vorlage.').first().waitFor()

  const limit = { timeout: 15_000 }
  await customer.getByText('Bitte prüfen Sie die Vorlage.').first().waitFor(limit)
  await customer.getByText('Wir warten auf Ihre Antwort').waitFor(limit)
  await customer.getByText('Hoch', { exact: true }).first().waitFor(limit)

  await agent.getByLabel('Ergebnis').fill('Die Vorlage war veraltet.')
  await agent.getByRole('button', { name: 'Ergebnis speichern' }).click()
  await agent.getByLabel('Status', { exact: true }).selectOption('solved')
  await customer.getByText('Ist das Problem gelöst?').waitFor(limit)
  await customer.getByText('Die Vorlage war veraltet.').first().waitFor(limit)
  const { body } = await call('agent', 'getServicecall', { params })
  expect(body.servicecall).toMatchObject({
    status: 'solved',
    priority: 'high',
    resolution: 'Die Vorlage war veraltet.',
    agent: persons.agent.name,
  })
  await Promise.all([agent.context().close(), customer.context().close()])
})

test('of two agents at one call the slower is told what changed, and overwrites nothing', async () => {
  const { params } = await file('company')
  const page = await as('agent', `/c/${params.customer}/servicecalls/${params.servicecall}`)
  const priority = page.getByLabel('Priorität')
  await priority.waitFor()
  await call('secondAgent', 'changeServicecall', {
    params,
    body: { id: newId(), version: 1, priority: 'critical' },
  })
  await priority.selectOption('low')
  await page
    .getByText(/inzwischen geändert/)
    .first()
    .waitFor()
  expect((await call('agent', 'getServicecall', { params })).body.servicecall.priority).toBe('critical')
  expect(await priority.inputValue()).toBe('critical')
  await page.context().close()
})

test('a call is found by its number from anywhere', async () => {
  const { number, request } = await file('company')
  const page = await as('agent', '/queue')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(String(number))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: request.title }).waitFor()
  await page.context().close()
})
