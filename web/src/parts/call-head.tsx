import back from 'icon:chevron-left'
import link from 'icon:link'
import reply from 'icon:reply'
import type { CustomerStatus, Servicecall } from '../../../contract/servicecall.ts'
import { texts } from '../i18n/index.ts'
import { listToReturnTo } from '../state/list-path.ts'
import { isPhone } from '../state/media.ts'
import { listPath } from '../state/place.ts'
import { toast } from '../state/toasts.ts'
import { Heading } from './heading.tsx'
import { Icon } from './icon.tsx'
import { PriorityText, StatusText } from './status.tsx'

const copyLink = (): void => {
  const { detail } = texts()
  const say = (text: string) => () => toast(text)
  const { origin, pathname } = location
  navigator.clipboard.writeText(origin + pathname).then(say(detail.linkCopied), say(detail.linkNotCopied))
}

/** Back to the list or the queue, as it was left. */
export const BackLink = ({ customer, support }: { readonly customer: string; readonly support: boolean }) => {
  const t = texts()
  const to = listToReturnTo(support ? '/queue' : listPath(customer))
  return (
    <a class="back" href={to}>
      <Icon of={back} />
      {support ? t.queue : t.detail.back}
    </a>
  )
}

/** What one can do with a call: at its head, on a phone at the foot of the window. */
export const CallActions = (props: { readonly onCompose: () => void; readonly onIntent: () => void }) => {
  const t = texts()
  return (
    <div class="call-actions">
      <button type="button" class="button quiet square" aria-label={t.detail.copyLink} onClick={copyLink}>
        <Icon of={link} />
      </button>
      <button
        type="button"
        class="button primary"
        aria-keyshortcuts="r"
        onClick={props.onCompose}
        onPointerEnter={props.onIntent}
        onFocus={props.onIntent}
      >
        <Icon of={reply} />
        {t.newMessage}
        <span class="kbd" aria-hidden="true">
          R
        </span>
      </button>
    </div>
  )
}

const reached: Readonly<Record<CustomerStatus, number>> = {
  created: 0,
  started: 1,
  paused: 1,
  planned: 2,
  solved: 3,
  closed: 3,
}

/** The way of a call in four steps. */
const Steps = ({ servicecall }: { readonly servicecall: Servicecall }) => {
  const { detail } = texts()
  const at = reached[servicecall.status]
  const version = servicecall.order?.plannedVersion
  return (
    <ol class="steps" aria-label={detail.progress}>
      {detail.steps.map((step, i) => (
        <li key={step} class={i <= at ? 'reached' : ''} aria-current={i === at ? 'step' : undefined}>
          {i === 2 && version !== undefined ? `${step} · ${version}` : step}
        </li>
      ))}
    </ol>
  )
}

/** What the customer is asked to do. */
const Banner = ({
  status,
  onCompose,
}: {
  readonly status: CustomerStatus
  readonly onCompose: () => void
}) => {
  const { detail } = texts()
  if (status !== 'paused' && status !== 'solved') return null
  const waits = status === 'paused'
  return (
    <section class={`banner ${status}`} aria-label={waits ? detail.waiting : detail.solved}>
      <p>
        <strong>{waits ? detail.waiting : detail.solved}</strong>{' '}
        {waits ? detail.waitingHint : detail.solvedHint}
      </p>
      <button type="button" class="button" onClick={onCompose}>
        {waits ? detail.answer : detail.notYet}
      </button>
    </section>
  )
}

/** Everything above the tabs. */
export const CallHead = (props: {
  readonly servicecall: Servicecall
  /** For support: whose call it is. */
  readonly customerName: string | undefined
  readonly support: boolean
  readonly onCompose: () => void
  readonly onIntent: () => void
}) => {
  const t = texts()
  const { servicecall, support } = props
  return (
    <header class="call-head">
      <BackLink customer={servicecall.customer} support={support} />
      <div class="call-title">
        <div>
          <p class="number">
            {t.number(servicecall.number)}
            {support && <span>{props.customerName}</span>}
          </p>
          <Heading title={`${t.number(servicecall.number)} ${servicecall.title}`}>
            {servicecall.title}
          </Heading>
          {isPhone.value && (
            <p class="glance">
              <StatusText status={servicecall.status} />
              <PriorityText priority={servicecall.priority} />
              {servicecall.order !== undefined && <span class="tag">{servicecall.order.number}</span>}
            </p>
          )}
        </div>
        {!isPhone.value && <CallActions onCompose={props.onCompose} onIntent={props.onIntent} />}
      </div>
      {!support && <Banner status={servicecall.status} onCompose={props.onCompose} />}
      <Steps servicecall={servicecall} />
    </header>
  )
}
