import { useEffect } from 'preact/hooks'
import { singleKeys } from './settings.ts'

type Bindings = Readonly<Record<string, () => void>>

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox],[type=radio]), textarea, select') !== null

/** Single keys, unless somebody is typing, a dialog is open or they are switched off. */
export function useKeys(bindings: Bindings): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (!singleKeys.value || isTyping(event.target)) return
      if (document.querySelector('dialog[open]') !== null) return
      const run = bindings[event.key.length === 1 ? event.key.toLowerCase() : event.key]
      if (run === undefined) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
}
