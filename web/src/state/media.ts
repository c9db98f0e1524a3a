import { type ReadonlySignal, signal } from '@preact/signals'

const media = (query: string): ReadonlySignal<boolean> => {
  const list = matchMedia(query)
  const matches = signal(list.matches)
  list.addEventListener('change', () => {
    matches.value = list.matches
  })
  return matches
}

/** The widths at which the layout changes, as in styles/. */
export const isPhone = media('(width < 760px)')
export const isNarrow = media('(width < 1180px)')
