import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoAccounts } from '../../local/demo/index.ts'
import { violations } from '../fixtures/axe.ts'
import { type Look, launch, profile, signIn } from '../fixtures/browser.ts'
import { stack } from '../fixtures/client.ts'

/** Every page and state touched so far, with the demo's data, as axe sees it. */
let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const looks: readonly Required<Look>[] = [
  { width: 1440, scheme: 'light', language: 'de' },
  { width: 1440, scheme: 'dark', language: 'en' },
  { width: 390, scheme: 'light', language: 'en' },
  { width: 390, scheme: 'dark', language: 'de' },
]

const settled = async (page: Page) => {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
}

const customerOf = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? ''

describe.each(looks)('$width px, $scheme, $language', look => {
  let contact: BrowserContext
  let agent: BrowserContext
  let home: Page
  let queue: Page
  beforeAll(async () => {
    contact = await profile(browser, look)
    agent = await profile(browser, look)
    home = await signIn(
      contact,
      `${stack.url}/`,
      (look.language === 'de' ? demoAccounts.keyUser : demoAccounts.english).email,
    )
    await home.waitForURL(/\/c\//)
    await settled(home)
    queue = await signIn(agent, `${stack.url}/`, demoAccounts.agent.email)
    await settled(queue)
  })
  afterAll(() => Promise.all([contact.close(), agent.close()]))

  const check = async (page: Page, name: string) => {
    expect({ [name]: await violations(page) }).toEqual({ [name]: [] })
    // Nothing is wider than the screen.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  }

  test('login page', async () => {
    const fresh = await profile(browser, look)
    const page = await fresh.newPage()
    await page.goto(`${stack.url}/`)
    await page.locator('input[type=password]').waitFor()
    await check(page, 'login')
    await fresh.close()
  })

  test('list, filter, account menu, shortcuts', async () => {
    await check(home, 'list')
    if (look.width === 390) {
      await home.getByRole('button', { name: 'Filter' }).click()
      await check(home, 'filter')
      await home.keyboard.press('Escape')
    }
    await home
      .getByRole('button', { name: /Menü von|Menu of|menu/i })
      .first()
      .click()
    await check(home, 'account menu')
    await home.getByRole('button', { name: /Tastenkürzel|shortcuts/i }).click()
    await home.getByRole('dialog').last().waitFor()
    await check(home, 'shortcuts')
    await home.keyboard.press('Escape')
    await home.keyboard.press('Escape')
  })

  test('detail: message, conversation, documents, new message', async () => {
    await home.goto(`${stack.url}/c/${customerOf(home)}/servicecalls`)
    await settled(home)
    await home.locator('main a[href*="/servicecalls/0"]').first().click()
    await home.getByRole('tablist').waitFor()
    await settled(home)
    await check(home, 'detail')
    for (const tab of [1, 2]) {
      await home.getByRole('tab').nth(tab).click()
      await check(home, `tab ${tab}`)
    }
    await home
      .getByRole('button', { name: /Neue Nachricht|New message/ })
      .first()
      .click()
    await home.getByRole('dialog').waitFor()
    await check(home, 'new message')
    await home.getByRole('dialog').getByRole('textbox').last().fill('x')
    await home.keyboard.press('Escape')
  })

  test('new call, and its errors', async () => {
    await home.goto(`${stack.url}/c/${customerOf(home)}/servicecalls/new`)
    await settled(home)
    await check(home, 'new call')
    await home.getByRole('button', { name: /Servicecall absenden|Send servicecall/ }).click()
    await home.getByRole('alert').first().waitFor()
    await check(home, 'errors')
  })

  test('queue, and a call as support sees it', async () => {
    await check(queue, 'queue')
    await queue.locator('main a[href*="/servicecalls/0"]').first().click()
    await queue.getByRole('tablist').waitFor()
    await settled(queue)
    await check(queue, 'detail of support')
    await queue
      .getByRole('button', { name: /Neue Nachricht|New message/ })
      .first()
      .click()
    await queue.getByRole('dialog').waitFor()
    await check(queue, 'answer')
  })

  test('not found, without a connection, signed out, mailbox', async () => {
    await home.goto(`${stack.url}/nowhere`)
    await settled(home)
    await check(home, 'not found')
    await home.goto(`${stack.url}/c/${customerOf(home)}/servicecalls/01ARZ3NDEKTSV4RRFFQ69G5FAV`)
    await settled(home)
    await check(home, 'no such call')
    await home.goto(`${stack.url}/signed-out`)
    await settled(home)
    await check(home, 'signed out')
    await home.goto(`${stack.url}/mailbox/`)
    await home.locator('h1').first().waitFor()
    await check(home, 'mailbox')
  })
})
