import { useEffect } from 'preact/hooks'
import { texts } from '../i18n/index.ts'
import { EmptyPicture, Notice, Trouble } from '../parts/notice.tsx'
import { firstCustomer, isSupport, me } from '../state/me.ts'
import { go, listPath } from '../state/place.ts'
import { useResource, whenReady } from '../state/resource.ts'

/** The start: sends everybody to where their work is. */
export const Home = () => {
  const t = texts()
  const state = useResource(me)
  const person = whenReady(state)
  const customer = person === undefined ? undefined : firstCustomer(person)
  const to = person === undefined ? undefined : isSupport(person) ? '/queue' : customer && listPath(customer)
  useEffect(() => {
    if (to !== undefined) go(to, { replace: true })
  }, [to])
  return (
    <main
      id="content"
      class="sheet starting"
      tabIndex={-1}
      aria-busy={to !== undefined || state.kind === 'loading'}
    >
      {state.kind === 'failed' && <Trouble failure={state.failure} onRetry={me.load} heading="page" />}
      {person !== undefined && to === undefined && (
        <Notice
          title={t.problem.noCustomer}
          hint={t.problem.noCustomerHint}
          picture={<EmptyPicture />}
          heading="page"
        />
      )}
    </main>
  )
}
