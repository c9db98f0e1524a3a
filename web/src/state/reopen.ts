import { useEffect } from 'preact/hooks'
import { readMessageDraft } from './message-draft.ts'

const KEY = 'composing'

/**
 * Whoever has to sign in while a message is `unsent` finds it open again afterwards. `key` is that of its draft, and
 * nothing while it is not known who is there.
 */
export function useReopening(key: string | undefined, unsent: boolean, reopen: () => void): void {
  useEffect(() => {
    if (key === undefined || sessionStorage.getItem(KEY) !== key) return
    sessionStorage.removeItem(KEY)
    if (readMessageDraft(key) !== undefined) reopen()
  }, [key])
  useEffect(() => {
    if (key === undefined || !unsent) return
    const keep = (): void => sessionStorage.setItem(KEY, key)
    addEventListener('leaving', keep)
    return () => removeEventListener('leaving', keep)
  }, [key, unsent])
}
