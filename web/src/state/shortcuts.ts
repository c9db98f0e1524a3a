import { signal } from '@preact/signals'

export const shortcutsShown = signal(false)

export const showShortcuts = (): void => {
  document.getElementById('account')?.hidePopover()
  shortcutsShown.value = true
}
