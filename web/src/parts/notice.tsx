import type { ComponentChildren } from 'preact'
import type { Failure } from '../failure.ts'
import { texts } from '../i18n/index.ts'
import { Heading } from './heading.tsx'

/** What stands in place of a page's content: nothing there, nothing found, something wrong. One action at most. */
export const Notice = (props: {
  readonly title: string
  readonly hint: string
  readonly picture: ComponentChildren
  readonly heading?: 'page' | 'part'
  readonly children?: ComponentChildren
}) => (
  <div class="notice">
    {props.picture}
    {props.heading === 'page' ? <Heading title={props.title} /> : <h2>{props.title}</h2>}
    <p>{props.hint}</p>
    {props.children}
  </div>
)

const frame =
  'M14 12h48a6 6 0 0 1 6 6v30a6 6 0 0 1-6 6H14a6 6 0 0 1-6-6V18a6 6 0 0 1 6-6zM8 40h16l4 6h20l4-6h16'

export const EmptyPicture = () => (
  <svg class="picture" viewBox="0 0 80 62" aria-hidden="true">
    <path d={frame} />
    <path class="faint" d="M18 22h24M18 30h14" />
  </svg>
)

export const NothingPicture = () => (
  <svg class="picture" viewBox="0 0 80 62" aria-hidden="true">
    <path d={frame} />
    <path class="faint" d="M18 22h24M18 30h14" />
    <circle cx="62" cy="16" r="9" />
    <path d="m68.500 22.500 7 7" />
  </svg>
)

export const DonePicture = () => (
  <svg class="picture" viewBox="0 0 80 62" aria-hidden="true">
    <path d={frame} />
    <path d="m29 26 6 6 12-13" />
  </svg>
)

const TroublePicture = () => (
  <svg class="picture" viewBox="0 0 80 62" aria-hidden="true">
    <path d={frame} />
    <path d="M38 20v9M38 34v.1" />
  </svg>
)

const says = (kind: Failure['kind']): readonly [string, string] => {
  const { problem } = texts()
  if (kind === 'offline') return [problem.offline, problem.offlineHint]
  if (kind === 'busy') return [problem.busy, problem.busyHint]
  if (kind === 'not-found' || kind === 'not-allowed') return [problem.notFound, problem.notFoundHint]
  return [problem.unexpected, problem.unexpectedHint]
}

/** Why there is nothing to see, and what one can do about it. */
export const Trouble = (props: {
  readonly failure: Failure
  readonly onRetry: () => void
  readonly heading?: 'page' | 'part'
  readonly children?: ComponentChildren
}) => {
  const { kind, requestId } = props.failure
  const [title, hint] = says(kind)
  const final = kind === 'not-found' || kind === 'not-allowed'
  return (
    <div class="trouble" role="alert">
      <Notice title={title} hint={hint} picture={<TroublePicture />} heading={props.heading ?? 'part'}>
        {requestId !== undefined && !final && <p class="meta">{texts().problem.request(requestId)}</p>}
        {final ? (
          props.children
        ) : (
          <button type="button" class="button" onClick={props.onRetry}>
            {texts().retry}
          </button>
        )}
      </Notice>
    </div>
  )
}
