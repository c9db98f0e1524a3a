import { effect } from '@preact/signals'
import { render } from 'preact'
import { speak } from './i18n/index.ts'
import { App, showPage } from './pages/app.tsx'
import { accessToken } from './session.ts'
import { address, place, startPlaces } from './state/place.ts'
import { language } from './state/settings.ts'

/** Starts the portal. The session, the page's code and the texts are fetched side by side. */
async function start(root: Element): Promise<void> {
  startPlaces()
  // Failures show where the token is used.
  if (place.value.page !== 'signed-out') accessToken().catch(() => {})
  await Promise.all([speak(language.value), showPage()])
  root.replaceChildren()
  render(<App />, root)
  effect(() => {
    address.value
    showPage()
  })
}

const root = document.getElementById('app')
if (root !== null) start(root)
