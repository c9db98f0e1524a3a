import { useEffect } from 'preact/hooks'

/** Asks before the window is closed with something unsent in it. Going to the sign-in page needs no question. */
export function useLeaveGuard(active: boolean): void {
  useEffect(() => {
    if (!active) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    const stop = (): void => removeEventListener('beforeunload', ask)
    addEventListener('beforeunload', ask)
    addEventListener('leaving', stop)
    return () => {
      stop()
      removeEventListener('leaving', stop)
    }
  }, [active])
}
