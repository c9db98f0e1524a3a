import { signal } from '@preact/signals'
import { withRareTexts } from '../i18n/index.ts'
import { expired } from '../session.ts'
import { later } from './later.tsx'

const Expired = later(async () => (await withRareTexts(import('./expired.tsx'))).Expired)

/** How many dialogs are open: what is outside of them can neither be read nor pressed. */
export const dialogs = signal(0)

/** The news that the session has ended, `inside` a dialog where one is open. */
export const ExpiredBar = ({ inside }: { readonly inside: boolean }) =>
  expired.value && inside === dialogs.value > 0 ? <Expired /> : null
