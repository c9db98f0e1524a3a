import progress from 'icon:circle-dashed'
import fileCheck from 'icon:file-check'
import flag from 'icon:flag'
import order from 'icon:list-end'
import mail from 'icon:mail'
import phone from 'icon:phone'
import user from 'icon:user'
import type { ComponentChildren } from 'preact'
import type { Entry, Message } from '../../../contract/message.ts'
import { texts, withFormTexts, withRareTexts } from '../i18n/index.ts'
import type { Outgoing, ToSend } from '../state/conversation.ts'
import { Avatar } from './avatar.tsx'
import { DocumentChip } from './document-chip.tsx'
import { Icon } from './icon.tsx'
import { later } from './later.tsx'
import { MessageText } from './message-text.tsx'
import { Ago } from './time.tsx'

const Refused = later(async () => (await withRareTexts(withFormTexts(import('./refused.tsx')))).Refused)

interface Bubble {
  readonly id: string
  readonly name: string
  readonly side: 'customer' | 'support' | 'system'
  readonly channel?: Message['channel']
  readonly title: string
  readonly text: string
  readonly aside: ComponentChildren
  readonly children?: ComponentChildren
  readonly class?: string
}

const ChannelTag = ({ channel }: { readonly channel: 'email' | 'phone' }) => (
  <span class="via">
    <Icon of={channel === 'email' ? mail : phone} />
    {texts().channel[channel]}
  </span>
)

const BubbleOf = ({ id, name, side, channel, title, text, aside, children, class: more = '' }: Bubble) => (
  <article
    id={`entry-${id}`}
    class={`message ${side} ${more}`}
    aria-label={`${name}: ${title}`}
    tabIndex={-1}
  >
    <Avatar name={name} />
    <div class="bubble">
      <header>
        <strong>{name}</strong>
        {side === 'support' && <span class="badge">{texts().support}</span>}
        {(channel === 'email' || channel === 'phone') && <ChannelTag channel={channel} />}
        <span class="when">{aside}</span>
      </header>
      <h3>{title}</h3>
      <MessageText text={text} />
      {children}
    </div>
  </article>
)

export interface CallOf {
  readonly customer: string
  readonly servicecall: string
}

/** What somebody wrote. */
export const MessageBubble = ({ message, of }: { readonly message: Message; readonly of: CallOf }) => (
  <BubbleOf
    id={message.id}
    name={message.by.name}
    side={message.by.side}
    channel={message.channel}
    title={message.title}
    text={message.text}
    aside={<Ago at={message.at} />}
  >
    {message.documents.length > 0 && (
      <ul class="files">
        {message.documents.map(document => (
          <li key={document.id}>
            <DocumentChip
              document={document}
              params={{ ...of, seq: String(message.seq), document: document.id }}
            />
          </li>
        ))}
      </ul>
    )}
  </BubbleOf>
)

/** What can be done with a message that was not sent. */
export interface OutgoingActions {
  readonly onSend: (message: ToSend) => void
  readonly onEdit: (id: string) => void
  /** Sends a message of its own in place of one under whose id another has arrived. */
  readonly onAnew: (fresh: ToSend, old: ToSend) => void
  readonly onDrop: (id: string) => void
}

/** A message on its way. `version`: the call as it is shown. */
export const OutgoingBubble = (
  props: OutgoingActions & {
    readonly message: Outgoing
    readonly name: string
    readonly side: 'customer' | 'support'
    readonly version: number
  },
) => {
  const { detail, problem } = texts()
  const { message, onEdit, onSend } = props
  const { failure } = message
  const kind = failure?.kind
  // Sending these again as they are would only be refused again.
  const isRefused = kind === 'changed' || kind === 'id-reused' || kind === 'invalid'
  return (
    <BubbleOf
      id={message.id}
      name={props.name}
      side={props.side}
      title={message.title}
      text={message.text}
      class={failure === undefined ? 'pending' : 'unsent'}
      aside={failure === undefined ? detail.sending : detail.unsent}
    >
      {message.documents.length > 0 && (
        <ul class="files">
          {message.documents.map(({ id, name }) => (
            <li key={id} class="tag">
              {name}
            </li>
          ))}
        </ul>
      )}
      {failure !== undefined && isRefused && <Refused {...props} failure={failure} />}
      {failure !== undefined && !isRefused && (
        <div class="unsent-actions" role="alert">
          <span>
            {kind === 'too-large'
              ? problem.tooLarge
              : kind === 'offline'
                ? problem.offline
                : problem.unexpected}
          </span>
          <button type="button" class="button" onClick={() => onEdit(message.id)}>
            {detail.edit}
          </button>
          <button type="button" class="button primary" onClick={() => onSend(message)}>
            {detail.sendAgain}
          </button>
        </div>
      )}
    </BubbleOf>
  )
}

type ChangeEntry = Extract<Entry, { kind: 'change' }>
type Change = ChangeEntry['changes'][number]

const icons = { status: progress, priority: flag, agent: user, resolution: fileCheck, order } as const

const sayChange = (change: Change, by: string): string => {
  const t = texts()
  const { detail } = t
  switch (change.field) {
    case 'status':
      return detail.changed(t.label.status, t.status[change.from], t.status[change.to])
    case 'priority':
      return detail.changed(t.label.priority, t.priority[change.from], t.priority[change.to])
    case 'agent':
      if (change.to === undefined) return detail.released
      return change.to === by ? detail.taken(by) : detail.assigned(change.to)
    case 'resolution':
      return change.to === undefined ? detail.unresolved : detail.resolved(change.to)
    case 'order':
      return change.to.plannedVersion === undefined
        ? detail.ordered(change.to.number)
        : detail.orderedFor(change.to.number, change.to.plannedVersion)
  }
}

/** What changed, one thin row each. */
const ChangeRows = ({ entry, changes }: { readonly entry: Entry; readonly changes: readonly Change[] }) => (
  <>
    {changes.map(change => (
      <div class="change" id={`${entry.kind}-${entry.id}`} key={change.field}>
        <Icon of={icons[change.field]} />
        <span title={entry.by.name}>{sayChange(change, entry.by.name)}</span>
        <span class="when">
          <Ago at={entry.at} by={entry.by.name} />
        </span>
      </div>
    ))}
  </>
)

/** One entry of the conversation; a message may have changed something by itself. */
export const EntryOf = ({ entry, of }: { readonly entry: Entry; readonly of: CallOf }) => (
  <>
    {entry.kind === 'message' && <MessageBubble message={entry} of={of} />}
    <ChangeRows entry={entry} changes={entry.changes ?? []} />
  </>
)
