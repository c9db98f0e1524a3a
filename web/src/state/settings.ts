import { effect, signal } from '@preact/signals'
import type { Language } from '../../../contract/text.ts'
import { remember, remembered } from './storage.ts'

/** What a person has set for this browser. */

export type Theme = 'light' | 'dark' | 'system'

const firstTheme = (): Theme => {
  const theme = remembered('theme')
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

export const theme = signal<Theme>(firstTheme())

effect(() => {
  remember('theme', theme.value)
  if (theme.value === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme.value
})

const firstLanguage = (): Language => {
  const language = remembered('language')
  if (language === 'de' || language === 'en') return language
  return navigator.language.startsWith('de') ? 'de' : 'en'
}

/** The language of the page; the person's own one once `getMe` has told it. */
export const language = signal<Language>(firstLanguage())

/** Whether single keys such as J, K and N do something. */
export const singleKeys = signal(remembered('keys') !== 'off')

effect(() => remember('keys', singleKeys.value ? 'on' : 'off'))
