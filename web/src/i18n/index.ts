import { signal } from '@preact/signals'
import type { Language } from '../../../contract/text.ts'
import { language } from '../state/settings.ts'
import { remember } from '../state/storage.ts'
import type { de } from './de.ts'
import type { deForm } from './de-form.ts'
import type { deRare } from './de-rare.ts'

export type Catalogue = typeof de
export type FormTexts = typeof deForm
export type RareTexts = typeof deRare

type Load<T> = Readonly<Record<Language, () => Promise<T>>>

const parts: { readonly isWanted: () => boolean; readonly load: (language: Language) => Promise<void> }[] = []

/** A part of the texts, in the language of the page once it has been asked for. */
const part = <T>(loads: Load<T>) => {
  const loaded = signal<T | undefined>(undefined)
  let wanted = false
  const load = async (of: Language): Promise<void> => {
    wanted = true
    loaded.value = await loads[of]()
  }
  parts.push({ isWanted: () => wanted, load })
  return {
    read: (): T => {
      if (loaded.value === undefined) throw new Error('These texts have not been loaded')
      return loaded.value
    },
    /** Something that is loaded together with these texts. */
    with: async <O>(loading: Promise<O>): Promise<O> => {
      const [other] = await Promise.all([loading, loaded.value ?? load(language.value)])
      return other
    },
    load,
  }
}

const base = part<Catalogue>({
  de: async () => (await import('./de.ts')).de,
  en: async () => (await import('./en.ts')).en,
})
const form = part<FormTexts>({
  de: async () => (await import('./de-form.ts')).deForm,
  en: async () => (await import('./en-form.ts')).enForm,
})
const rare = part<RareTexts>({
  de: async () => (await import('./de-rare.ts')).deRare,
  en: async () => (await import('./en-rare.ts')).enRare,
})

/** The texts of every page: there before anything is rendered, see main.tsx. */
export const texts = base.read
/** The texts of forms. What shows them is loaded `withFormTexts`. */
export const formTexts = form.read
export const withFormTexts = form.with
/** The texts of support's controls and of what is seldom seen. What shows them is loaded `withRareTexts`. */
export const rareTexts = rare.read
export const withRareTexts = rare.with

/** Turns the page to a language. */
export async function speak(wanted: Language): Promise<void> {
  await Promise.all([
    base.load(wanted),
    ...parts.filter(({ isWanted }) => isWanted()).map(({ load }) => load(wanted)),
  ])
  language.value = wanted
  document.documentElement.lang = wanted
  remember('language', wanted)
}
