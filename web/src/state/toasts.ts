import { signal } from '@preact/signals'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
}

/** Short news, shown for five seconds and read out. */
export const toasts = signal<readonly Toast[]>([])

let last = 0

export const dismiss = (id: number): void => {
  toasts.value = toasts.value.filter(toast => toast.id !== id)
}

export function toast(text: string, action?: Toast['action']): void {
  last += 1
  const id = last
  toasts.value = [...toasts.value.slice(-2), { id, text, action }]
  // Longer where there is something to press: nobody should have to hurry.
  setTimeout(() => dismiss(id), action === undefined ? 5_000 : 10_000)
}

/** Said to those who listen, without a picture. */
export const announcement = signal('')

export const announce = (text: string): void => {
  announcement.value = text
}
