import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch, profile, signIn } from '../fixtures/browser.ts'
import { call, customer, eventually, persons, stack } from '../fixtures/client.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const open = async (who: 'own' | 'company' | 'partner' = 'company', path = '/') =>
  signIn(await profile(browser), `${stack.url}${path}`, persons[who].email)

async function fillIn(page: Page, title: string): Promise<void> {
  await page.getByLabel('Produktkategorie').selectOption({ label: 'Test ERP' })
  await page.getByLabel('Version').selectOption('8.4')
  await page.getByLabel('Bereich').selectOption({ label: 'Lager' })
  await page.getByLabel('Titel').fill(title)
  await page
    .getByRole('textbox', { name: 'Nachricht' })
    .fill('Seit dem Update **falsch**.\n\n- Auftrag `A-1`\n- drucken')
}

const files = (...names: string[]) =>
  names.map(name => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`Inhalt von ${name}`) }))

test('a contact signs in, files a call with documents by the button above the list, and finds all of it again', async () => {
  const page = await open()
  await page.getByRole('heading', { level: 1, name: 'Servicecalls' }).waitFor()
  await page.getByRole('link', { name: 'Neuer Servicecall' }).click()
  await page.getByRole('heading', { level: 1, name: 'Neuer Servicecall' }).waitFor()
  await page.getByText(persons.company.email).waitFor()
  await page.getByText('Weg 1, 10115 Berlin').waitFor()

  const title = `Aus dem Browser ${Date.now()}`
  await fillIn(page, title)
  await page.locator('input[type=file]').setInputFiles(files('eins.log', 'zwei.log'))
  await dropFile(page, 'drei.log')
  await pasteFile(page, 'vier.png')
  await eventually(async () => (await page.getByText('Hochgeladen', { exact: true }).count()) === 4)
  await page.getByRole('button', { name: 'Servicecall absenden' }).click()

  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByText(/Servicecall \d+ ist eingegangen/).waitFor()
  await page.getByRole('tab', { name: /Dokumente/ }).click()
  for (const name of ['eins.log', 'zwei.log', 'drei.log'])
    await page.getByRole('tabpanel').getByText(name).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /eins\.log/ })
      .first()
      .click(),
  ])
  expect(download.suggestedFilename()).toBe('eins.log')
  await page.getByRole('link', { name: 'Servicecalls' }).first().click()
  await page.getByRole('link', { name: title }).waitFor()
  await page.context().close()
})

test('missing fields are marked with icons, summed up with links, and checked again while typing', async () => {
  const page = await open('company', `/c/${customer}/servicecalls/new`)
  await page.getByRole('button', { name: 'Servicecall absenden' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Bitte prüfen Sie 5 Felder' })
  await summary.waitFor()
  expect(await summary.getByRole('link').allTextContents()).toEqual([
    'Wählen Sie die Produktkategorie.',
    'Wählen Sie die Version.',
    'Wählen Sie den Bereich.',
    'Geben Sie einen Titel ein.',
    'Beschreiben Sie Ihr Anliegen.',
  ])
  const title = page.getByLabel('Titel')
  expect(await title.getAttribute('aria-invalid')).toBe('true')
  await summary.getByRole('link', { name: 'Geben Sie einen Titel ein.' }).click()
  expect(await title.evaluate(element => element === document.activeElement)).toBe(true)
  await title.fill('Ein Titel')
  await eventually(async () => (await title.getAttribute('aria-invalid')) !== 'true')
  await page.context().close()
})

test('the contact can be switched to a colleague by who sees the company, and by nobody else', async () => {
  const page = await open('company', `/c/${customer}/servicecalls/new`)
  await page.getByRole('button', { name: 'Wechseln' }).click()
  await page.getByRole('combobox', { name: 'Kontakt wählen' }).selectOption({ label: persons.colleague.name })
  await page.getByText(persons.colleague.email).waitFor()
  await page.context().close()
  const own = await open('own', `/c/${customer}/servicecalls/new`)
  await own.getByText(persons.own.email).waitFor()
  expect(await own.getByRole('button', { name: 'Wechseln' }).count()).toBe(0)
  await own.context().close()
})

test('a message is added with an attachment, from the page’s own button and by keyboard', async () => {
  const page = await open('company', `/c/${customer}/servicecalls/new`)
  const title = `Mit Nachricht ${Date.now()}`
  await fillIn(page, title)
  await page.getByRole('button', { name: 'Servicecall absenden' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  expect(await dialog.getByLabel('Titel').inputValue()).toBe(`AW: ${title}`)
  await dialog.getByRole('textbox', { name: 'Nachricht' }).fill('Noch etwas.')
  await dialog.locator('input[type=file]').setInputFiles(files('nachtrag.log'))
  await dialog.getByText('Hochgeladen', { exact: true }).waitFor()
  await dialog.getByRole('textbox', { name: 'Nachricht' }).press('Control+Enter')
  await page.getByText('Noch etwas.').first().waitFor()
  await page.getByRole('tab', { name: /Verlauf/ }).click()
  await page.getByRole('tabpanel').getByText('nachtrag.log').waitFor()
  await page.context().close()
})

test('what was typed survives a reload, and the line being cut while sending loses and doubles nothing', async () => {
  const page = await open('company', `/c/${customer}/servicecalls/new`)
  const title = `Ohne Leitung ${Date.now()}`
  await fillIn(page, title)
  await page.waitForTimeout(1000)
  page.on('dialog', dialog => void dialog.accept())
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await eventually(async () => (await page.getByLabel('Titel').inputValue()) === title)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Servicecall absenden' }).click()
  await page
    .getByText(/Nicht gesendet/)
    .first()
    .waitFor()
  await page.context().setOffline(false)
  await page
    .getByRole('button', { name: /Servicecall absenden|Erneut/ })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  const { body } = await call('company', 'listServicecalls', {
    params: { customer },
    query: { limit: '100' },
  })
  expect(body.rows.filter(row => row.title === title)).toHaveLength(1)
  await page.context().close()
})

test('whoever serves two customers switches between them, and the address names the one', async () => {
  const page = await open('partner')
  await page.waitForURL(/\/c\/\w+\/servicecalls/)
  const before = new URL(page.url()).pathname
  await page.getByRole('button', { name: /Menü von/ }).click()
  await page.getByText('Zweite AG').click()
  await page.waitForURL(address => address.pathname !== before && address.pathname.startsWith('/c/'))
  await page.context().close()
})

async function dropFile(page: Page, name: string): Promise<void> {
  const data = await page.evaluateHandle(fileName => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([`Inhalt von ${fileName}`], fileName, { type: 'text/plain' }))
    return transfer
  }, name)
  await page.getByText('Dateien hierher ziehen').dispatchEvent('drop', { dataTransfer: data })
}

async function pasteFile(page: Page, name: string): Promise<void> {
  await page.evaluate(fileName => {
    const transfer = new DataTransfer()
    transfer.items.add(new File(['Bild'], fileName, { type: 'image/png' }))
    document
      .querySelector('textarea')
      ?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }),
      )
  }, name)
}
