import { texts } from '../i18n/index.ts'
import { connection, onRetry } from './connection.ts'
import { toast } from './toasts.ts'

const reload = (): void => {
  dispatchEvent(new Event('leaving'))
  location.reload()
}

/**
 * A part of the page's own code could not be fetched. Without a connection `again` is called when there is one;
 * otherwise a new release has taken its place, and the page has to be loaded anew.
 */
export async function codeMissing(again: () => void): Promise<void> {
  const isThere = await fetch('/favicon.svg', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
  if (isThere) return toast(texts().problem.release, { label: texts().problem.reload, run: reload })
  connection.value = 'lost'
  const stop = onRetry(() => {
    stop()
    connection.value = 'there'
    again()
  })
}
