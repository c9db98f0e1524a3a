import { launch, profile, signIn } from '../fixtures/browser.ts'

/** Compressed bytes of the scripts and styles that a page loads for the first time. */
export interface FirstLoad {
  readonly page: string
  readonly script: number
  readonly style: number
}

/** Opens each page in a fresh browser, signed in already, and adds up what it fetched of its own accord. */
export async function firstLoads(
  url: string,
  email: string,
  pages: Readonly<Record<string, string>>,
): Promise<readonly FirstLoad[]> {
  const browser = await launch()
  try {
    const context = await profile(browser)
    const signedIn = await signIn(context, `${url}/`, email)
    await signedIn.waitForLoadState('networkidle')
    const results: FirstLoad[] = []
    for (const [page, path] of Object.entries(pages)) {
      const fresh = await profile(browser)
      await fresh.addCookies(await context.cookies())
      const tab = await fresh.newPage()
      const client = await fresh.newCDPSession(tab)
      await client.send('Network.enable')
      const types = new Map<string, string>()
      const sizes = { Script: 0, Stylesheet: 0 }
      client.on('Network.responseReceived', ({ requestId, type, response }) => {
        if (response.url.startsWith(url)) types.set(requestId, type)
      })
      client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
        const type = types.get(requestId)
        if (type === 'Script' || type === 'Stylesheet') sizes[type] += encodedDataLength
      })
      await tab.goto(`${url}${path}`)
      await tab.locator('h1').first().waitFor()
      await tab.waitForLoadState('networkidle')
      results.push({ page, script: sizes.Script, style: sizes.Stylesheet })
      await fresh.close()
    }
    return results
  } finally {
    await browser.close()
  }
}
