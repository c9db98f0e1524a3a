import { useEffect, useRef } from 'preact/hooks'
import type { Entry, Message } from '../../../contract/message.ts'
import { formatBytes, formatNumber } from '../i18n/format.ts'
import { texts } from '../i18n/index.ts'
import type { Conversation, Opened } from '../state/conversation.ts'
import { go, here, search } from '../state/place.ts'
import { toast } from '../state/toasts.ts'
import { DocumentChip } from './document-chip.tsx'
import { type CallOf, EntryOf, MessageBubble, type OutgoingActions, OutgoingBubble } from './entry.tsx'
import { EmptyPicture, Notice } from './notice.tsx'
import { Tabs } from './tabs.tsx'
import { Ago } from './time.tsx'

interface Props extends OutgoingActions {
  readonly opened: Opened
  readonly conversation: Conversation
  readonly of: CallOf
  readonly me: string
  readonly support: boolean
}

type TabId = 'message' | 'conversation' | 'documents'

const isMessage = (entry: Entry): entry is Message => entry.kind === 'message'

const Outbox = (props: Props) => (
  <>
    {props.conversation.outbox.value.map(message => (
      <OutgoingBubble
        key={message.id}
        message={message}
        name={props.me}
        side={props.support ? 'support' : 'customer'}
        version={props.opened.servicecall.version}
        onSend={props.onSend}
        onEdit={props.onEdit}
        onAnew={props.onAnew}
        onDrop={props.onDrop}
      />
    ))}
  </>
)

const Earlier = ({ conversation, opened }: Props) => {
  const t = texts()
  return opened.earlier ? (
    <button
      type="button"
      class="button earlier"
      onClick={() => {
        conversation.loadEarlier().catch(() => toast(t.problem.unexpected))
      }}
    >
      {t.detail.earlier}
    </button>
  ) : null
}

/** The latest message and what it all began with. What arrives while the page is open is added above, nothing goes. */
const MessageTab = (props: Props) => {
  const { detail } = texts()
  const { opened, of, support } = props
  const messages = opened.entries.filter(isMessage)
  const firstId: string = opened.servicecall.id
  const first = messages.find(({ id }) => id === firstId)
  const later = messages.filter(message => message !== first)
  const fresh = later.filter(({ seq }) => seq > opened.openedAt).reverse()
  const latest = later.findLast(({ seq }) => seq <= opened.openedAt)
  const waiting = props.conversation.outbox.value.length > 0
  return (
    <>
      {(fresh.length > 0 || waiting) && (
        <section>
          <h2>{detail.fresh}</h2>
          <Outbox {...props} />
          {fresh.map(message => (
            <MessageBubble key={message.id} message={message} of={of} />
          ))}
        </section>
      )}
      {latest !== undefined && (
        <section>
          <h2>{detail.latest}</h2>
          <MessageBubble message={latest} of={of} />
        </section>
      )}
      {first !== undefined ? (
        <section>
          <h2>{support || first.by.side !== 'customer' ? detail.requestOf : detail.request}</h2>
          <MessageBubble message={first} of={of} />
        </section>
      ) : (
        <Earlier {...props} />
      )}
    </>
  )
}

const ConversationTab = (props: Props) => (
  <div class="rail-line">
    <h2 class="hidden">{texts().detail.conversation}</h2>
    <Earlier {...props} />
    {props.opened.entries.map(entry => (
      <EntryOf key={entry.id} entry={entry} of={props.of} />
    ))}
    <Outbox {...props} />
  </div>
)

const DocumentsTab = (props: Props) => {
  const { detail } = texts()
  const { opened, of } = props
  const documents = opened.entries
    .filter(isMessage)
    .flatMap(message => message.documents.map(document => ({ message, document })))
    .reverse()
  if (documents.length === 0 && !opened.earlier)
    return <Notice title={detail.noDocuments} hint={detail.noDocumentsHint} picture={<EmptyPicture />} />
  return (
    <>
      <ul class="documents">
        {documents.map(({ message, document }) => (
          <li key={document.id}>
            <span class="what">
              <strong class="cut">{document.name}</strong>
              <small>
                {formatBytes(document.size)} · {message.by.name} · <Ago at={message.at} />
              </small>
            </span>
            <DocumentChip
              document={document}
              params={{ ...of, seq: String(message.seq), document: document.id }}
              wide
            />
          </li>
        ))}
      </ul>
      <Earlier {...props} />
    </>
  )
}

const contents = { message: MessageTab, conversation: ConversationTab, documents: DocumentsTab } as const

const tabOf = (): TabId => {
  const asked = search.value.get('tab')
  if (asked === 'conversation' || asked === 'documents') return asked
  return asked === null && here.value.hash.startsWith('#entry-') ? 'conversation' : 'message'
}

const select = (tab: TabId): void =>
  go(tab === 'message' ? here.value.path : `${here.value.path}?tab=${tab}`, { replace: true })

/** Leads to the entry that the address names, once it is there; earlier ones are fetched for it. */
const useEntryInAddress = ({ opened, conversation }: Props): void => {
  const led = useRef('')
  useEffect(() => {
    const { hash } = here.value
    if (!hash.startsWith('#entry-') || led.current === hash) return
    const entry = document.getElementById(hash.slice(1))
    if (entry === null) {
      if (opened.earlier) conversation.loadEarlier().catch(() => {})
      return
    }
    led.current = hash
    entry.scrollIntoView({ block: 'center' })
    entry.focus({ preventScroll: true })
    entry.classList.add('meant')
  }, [here.value, opened])
}

/** A call's conversation in three views. */
export const ConversationTabs = (props: Props) => {
  const { detail } = texts()
  useEntryInAddress(props)
  const { entries, earlier } = props.opened
  const selected = tabOf()
  const documents = entries.filter(isMessage).reduce((sum, message) => sum + message.documents.length, 0)
  const count = (n: number): string => formatNumber(n) + (earlier ? '+' : '')
  const Content = contents[selected]
  return (
    <Tabs
      label={detail.tabs}
      selected={selected}
      onSelect={select}
      tabs={[
        { id: 'message', label: detail.message },
        { id: 'conversation', label: detail.conversation, count: count(entries.length) },
        { id: 'documents', label: detail.documents, count: count(documents) },
      ]}
    >
      <Content {...props} />
    </Tabs>
  )
}
