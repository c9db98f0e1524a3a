import { batch, signal } from '@preact/signals'
import type { VNode } from 'preact'
import { texts, withFormTexts, withRareTexts } from '../i18n/index.ts'
import { Bar } from '../parts/bar.tsx'
import { ExpiredBar } from '../parts/expired-bar.tsx'
import { focusNextHeading } from '../parts/heading.tsx'
import { later } from '../parts/later.tsx'
import { Toaster } from '../parts/toaster.tsx'
import { session } from '../session.ts'
import { codeMissing } from '../state/code.ts'
import { connection, retry } from '../state/connection.ts'
import { supportLooks } from '../state/me.ts'
import { address, here, type Place, place, scrollPosition } from '../state/place.ts'
import { shortcutsShown } from '../state/shortcuts.ts'
import { remember } from '../state/storage.ts'

/** A page with what its place says; each page is a file of its own that is loaded when it is needed. */
async function load(at: Place): Promise<() => VNode> {
  switch (at.page) {
    case 'list': {
      const { List } = await import('./list.tsx')
      return () => <List key={at.customer} customer={at.customer} />
    }
    case 'new': {
      const { NewServicecall } = await withFormTexts(import('./new-servicecall.tsx'))
      return () => <NewServicecall key={at.customer} customer={at.customer} />
    }
    case 'servicecall': {
      const { ServicecallPage } = await import('./servicecall.tsx')
      return () => (
        <ServicecallPage key={at.servicecall} customer={at.customer} servicecall={at.servicecall} />
      )
    }
    case 'queue': {
      const { Queue } = await import('./queue.tsx')
      return () => <Queue />
    }
    case 'home': {
      const { Home } = await import('./home.tsx')
      return () => <Home />
    }
    case 'find': {
      const { Find } = await import('./find.tsx')
      return () => <Find key={at.number} number={at.number} />
    }
    case 'signed-out':
      return () => <SignedOut reason="signed-out" />
    case 'not-found': {
      const { NotFound } = await import('./not-found.tsx')
      return () => <NotFound />
    }
  }
}

const SignedOut = later(async () => (await withRareTexts(import('./signed-out.tsx'))).SignedOut)
const Shortcuts = later(async () => (await withRareTexts(import('../parts/shortcuts.tsx'))).Shortcuts)

const page = signal<(() => VNode) | undefined>(undefined)
let shown = ''
const HOME = JSON.stringify({ page: 'home' } satisfies Place)

/** Shows the page of the present place. The page before stays until this one is there. */
export async function showPage(): Promise<void> {
  const to = address.value
  const at = place.value
  const { by } = to
  const identity = JSON.stringify(at)
  if (identity === shown) {
    here.value = to
    return
  }
  const loaded = await load(at).catch(() => codeMissing(showPage))
  if (loaded === undefined || place.value !== at) return
  // Nobody has gone anywhere who is only sent on from the start.
  if (shown !== '' && shown !== HOME) focusNextHeading()
  shown = identity
  batch(() => {
    here.value = address.value
    page.value = loaded
  })
  if ('customer' in at && supportLooks() === false) remember('customer', at.customer)
  if (by === 'history') requestAnimationFrame(() => scrollTo(0, scrollPosition()))
  else if (by !== 'start') scrollTo(0, 0)
}

const Offline = () => {
  const t = texts()
  return connection.value === 'there' ? null : (
    <div class="offline" role="status">
      <span>{t.problem.lost}</span>
      <button type="button" class="button" onClick={retry}>
        {t.retry}
      </button>
    </div>
  )
}

/** The portal: the bar, one page, and what may appear over it. */
export const App = () => {
  const { value: state } = session
  if (state.kind === 'out') return <SignedOut reason={state.reason} />
  if (place.value.page === 'signed-out') return page.value?.() ?? null
  return (
    <>
      <a class="skip" href="#content">
        {texts().skip}
      </a>
      <Bar />
      {page.value?.()}
      <Offline />
      <ExpiredBar inside={false} />
      <Toaster />
      {shortcutsShown.value && <Shortcuts />}
    </>
  )
}
