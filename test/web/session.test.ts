import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keys } from '../../functions/data/keys.ts'
import { launch, profile, signIn } from '../fixtures/browser.ts'
import { customer, persons, stack, tableClient } from '../fixtures/client.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test('signing in leads back to where one wanted to go; a reload keeps the session; nothing lies in storage', async () => {
  const context = await profile(browser)
  const path = `/c/${customer}/servicecalls/new`
  const page = await signIn(context, `${stack.url}${path}`, persons.leaver.email)
  await page.getByRole('heading', { level: 1, name: 'Neuer Servicecall' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(path)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Neuer Servicecall' }).waitFor()
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  expect(stored).not.toMatch(/eyJ|token/i)
  expect(await page.evaluate(() => document.cookie)).toBe('')
  await context.close()
})

test('signing out ends the session in every tab, and the way back leads to the login page', async () => {
  const context = await profile(browser)
  const page = await signIn(context, `${stack.url}/`, persons.leaver.email)
  await page.getByRole('heading', { level: 1, name: 'Servicecalls' }).waitFor()
  const second = await context.newPage()
  await second.goto(page.url())
  await second.getByRole('heading', { level: 1, name: 'Servicecalls' }).waitFor()
  await page.getByRole('button', { name: /Menü von/ }).click()
  await page.getByRole('button', { name: 'Abmelden' }).click()
  await page.getByRole('heading', { name: 'Sie sind abgemeldet' }).waitFor()
  await second.getByRole('heading', { name: 'Sie sind abgemeldet' }).waitFor()
  await page.goto(`${stack.url}/c/${customer}/servicecalls`)
  await page.locator('input[type=password]').waitFor()
  await context.close()
})

test('a disabled person is out at the next request, and is told so', async () => {
  const context = await profile(browser)
  const page = await signIn(context, `${stack.url}/`, persons.leaver.email)
  await page.getByRole('heading', { level: 1, name: 'Servicecalls' }).waitFor()
  const set = (disabled: boolean) =>
    tableClient.send(
      new UpdateCommand({
        TableName: stack.tableName,
        Key: keys.person(persons.leaver.id),
        UpdateExpression: 'SET disabled = :d',
        ExpressionAttributeValues: { ':d': disabled },
      }),
    )
  await set(true)
  try {
    await page.getByText('Nur offene').click()
    await page.getByText(/Ihr Zugang ist gesperrt/).waitFor()
  } finally {
    await set(false)
  }
  await context.close()
})

test('a wrong password is refused without telling whether the address exists', async () => {
  const context = await profile(browser)
  const page = await context.newPage()
  const messages: string[] = []
  for (const email of [persons.company.email, 'nobody@nowhere.example']) {
    await page.goto(`${stack.url}/`)
    await page.locator('input[name=email], input[type=email]').fill(email)
    await page.locator('input[type=password]').fill('wrong')
    await page.locator('button[type=submit]').click()
    messages.push((await page.getByRole('alert').textContent()) ?? '')
  }
  expect(messages[0]).toBe(messages[1])
  expect(messages[0]).toContain('falsch')
  await context.close()
})
