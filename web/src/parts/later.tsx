import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { ComponentType, VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { codeMissing } from '../state/code.ts'

/** A component whose code is loaded when it is shown, or a little before. */
export interface Later<P> {
  (props: P): VNode | null
  readonly preload: () => void
  readonly isThere: ReadonlySignal<boolean>
}

export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  const loaded = signal<ComponentType<P> | undefined>(undefined)
  let loading = false
  const preload = (): void => {
    if (loading) return
    loading = true
    load().then(
      component => {
        loaded.value = component
      },
      () => {
        loading = false
        codeMissing(preload)
      },
    )
  }
  const Shown = (props: P): VNode | null => {
    useEffect(preload, [])
    const Component = loaded.value
    return Component === undefined ? null : <Component {...props} />
  }
  return Object.assign(Shown, { preload, isThere: computed(() => loaded.value !== undefined) })
}
