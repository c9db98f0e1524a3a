import { useEffect } from 'preact/hooks'
import { call } from '../api.ts'
import { texts } from '../i18n/index.ts'
import { HeadingSkeleton } from '../parts/heading.tsx'
import { NothingPicture, Notice, Trouble } from '../parts/notice.tsx'
import { go, servicecallPath } from '../state/place.ts'
import { resources, useResource } from '../state/resource.ts'

const found = resources(number => call('findServicecall', { params: { number } }))

/** A call by the number that people say: takes its place as soon as it is found. */
export const Find = ({ number }: { readonly number: string }) => {
  const { problem } = texts()
  const isNumber = /^[1-9][0-9]{0,8}$/.test(number)
  return isNumber ? (
    <Finding number={number} />
  ) : (
    <main id="content" class="sheet" tabIndex={-1}>
      <Notice
        title={problem.notANumber}
        hint={problem.notANumberHint}
        picture={<NothingPicture />}
        heading="page"
      />
    </main>
  )
}

const Finding = ({ number }: { readonly number: string }) => {
  const { problem } = texts()
  const search = found(number)
  const state = useResource(search)
  useEffect(() => {
    if (state.kind === 'ready')
      go(servicecallPath(state.value.customer, state.value.servicecall), { replace: true })
  }, [state])
  return (
    <main id="content" class="sheet" tabIndex={-1} aria-busy={state.kind !== 'failed'}>
      {state.kind !== 'failed' ? (
        <div class="notice">
          <HeadingSkeleton />
        </div>
      ) : state.failure.kind === 'not-found' ? (
        <Notice
          title={problem.noServicecall(number)}
          hint={problem.noServicecallHint}
          picture={<NothingPicture />}
          heading="page"
        >
          <a class="button" href="/">
            {problem.toStart}
          </a>
        </Notice>
      ) : (
        <Trouble failure={state.failure} onRetry={search.load} heading="page" />
      )}
    </main>
  )
}
