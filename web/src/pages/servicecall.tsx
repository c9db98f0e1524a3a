import { useEffect, useRef, useState } from 'preact/hooks'
import { texts, withFormTexts, withRareTexts } from '../i18n/index.ts'
import { BackLink, CallActions, CallHead } from '../parts/call-head.tsx'
import { ConversationTabs } from '../parts/conversation-tabs.tsx'
import { Facts } from '../parts/facts.tsx'
import { HeadingSkeleton } from '../parts/heading.tsx'
import { later } from '../parts/later.tsx'
import { Trouble } from '../parts/notice.tsx'
import { customerOf } from '../state/catalogue.ts'
import { onRetry, retry } from '../state/connection.ts'
import { type Conversation, conversationOf, type Opened, type ToSend } from '../state/conversation.ts'
import { useKeys } from '../state/keys.ts'
import { useLeaveGuard } from '../state/leave-guard.ts'
import { listToReturnTo } from '../state/list-path.ts'
import { me, supportLooks } from '../state/me.ts'
import { isPhone } from '../state/media.ts'
import { dropMessageDraft, keepMessageDraft, messageKey } from '../state/message-draft.ts'
import { listPath } from '../state/place.ts'
import { usePolling } from '../state/poll.ts'
import { useReopening } from '../state/reopen.ts'
import { useResource, whenReady } from '../state/resource.ts'
import { announce, toast } from '../state/toasts.ts'

const Composer = later(async () => (await withFormTexts(import('../parts/composer.tsx'))).Composer)
const WorkPanel = later(
  async () => (await withRareTexts(withFormTexts(import('../parts/work-panel.tsx')))).WorkPanel,
)

interface Props {
  readonly customer: string
  readonly servicecall: string
}

const Skeleton = ({ customer }: { readonly customer: string }) => (
  <main id="content" class="sheet call" tabIndex={-1} aria-busy="true">
    <header class="call-head">
      <BackLink customer={customer} support={supportLooks() === true} />
      <div class="call-title">
        <div>
          <p class="number bone" />
          <HeadingSkeleton />
        </div>
      </div>
      <div class="steps bone" />
    </header>
    <div class="call-body">
      <div class="call-main">
        <div class="bone block" />
        <div class="bone block" />
      </div>
    </div>
  </main>
)

/** Says what has arrived to those who do not see it. */
const useNews = ({ servicecall, entries, openedAt }: Opened, person: string | undefined): void => {
  const version = useRef(servicecall.version)
  useEffect(() => {
    if (servicecall.version === version.current) return
    version.current = servicecall.version
    const last = entries.at(-1)
    if (last === undefined || last.seq <= openedAt || last.by.id === person) return
    announce(last.kind === 'message' ? texts().detail.arrived(last.by.name) : texts().detail.moved)
  }, [servicecall.version])
}

const OpenedCall = (props: Props & { readonly opened: Opened; readonly conversation: Conversation }) => {
  const t = texts()
  const { customer, opened, conversation } = props
  const { servicecall, work } = opened
  const person = whenReady(useResource(me))
  const support = supportLooks() === true
  const [composing, setComposing] = useState(false)
  const draftKey = messageKey(person?.id ?? '', servicecall.id)
  const outbox = conversation.outbox.value
  const compose = (): void => setComposing(true)

  useKeys({ r: compose })
  useNews(opened, person?.id)
  useLeaveGuard(outbox.length > 0)
  useReopening(person && draftKey, composing || outbox.length > 0, compose)

  const send = async (message: ToSend): Promise<void> => {
    try {
      await conversation.send(message)
      dropMessageDraft(draftKey, message.id)
      toast(t.detail.sent)
    } catch {
      // The message itself shows that it was not sent, and why.
    }
  }
  useEffect(
    () =>
      onRetry(() => {
        for (const message of conversation.outbox.value)
          if (message.failure?.kind === 'offline') send(message)
      }),
    [conversation],
  )
  const edit = (id: string): void => {
    const message = outbox.find(one => one.id === id)
    if (message === undefined) return
    const { title, text, documents, status = '' } = message
    keepMessageDraft(draftKey, { id, title, text, documents, status })
    conversation.takeBack(id)
    compose()
  }

  const drop = (id: string): void => {
    conversation.takeBack(id)
    dropMessageDraft(draftKey, id)
  }
  const anew = (fresh: ToSend, old: ToSend): void => {
    drop(old.id)
    const { id, title, text, documents, status = '' } = fresh
    keepMessageDraft(draftKey, { id, title, text, documents, status })
    // Documents belong to the message that they were uploaded for.
    if (old.documents.length > 0) compose()
    else send(fresh)
  }

  const controls =
    support && work !== undefined ? <WorkPanel servicecall={servicecall} work={work} /> : undefined
  const customerName = whenReady(customerOf(customer).state.value)?.customer.name
  const facts = <Facts servicecall={servicecall} controls={controls} />
  return (
    <main id="content" class="sheet call" tabIndex={-1}>
      <CallHead
        servicecall={servicecall}
        customerName={customerName}
        support={support}
        onCompose={compose}
        onIntent={Composer.preload}
      />
      <div class="call-body">
        {isPhone.value && facts}
        <div class="call-main">
          <ConversationTabs
            opened={opened}
            conversation={conversation}
            of={{ customer, servicecall: servicecall.id }}
            me={person?.name ?? ''}
            support={support}
            onSend={send}
            onEdit={edit}
            onAnew={anew}
            onDrop={drop}
          />
        </div>
        {!isPhone.value && facts}
      </div>
      {isPhone.value && (
        <footer class="call-foot">
          <CallActions onCompose={compose} onIntent={Composer.preload} />
        </footer>
      )}
      {composing && person !== undefined && (
        <Composer
          servicecall={servicecall}
          draftKey={draftKey}
          busy={outbox.map(({ id }) => id)}
          entries={opened.entries}
          status={work?.status}
          onSend={send}
          onClose={() => setComposing(false)}
        />
      )}
    </main>
  )
}

/** One call: what it is about, what was said, where it stands. */
export const ServicecallPage = ({ customer, servicecall }: Props) => {
  const t = texts()
  const conversation = conversationOf(customer, servicecall)
  const { look, open } = conversation
  const state = conversation.state.value
  usePolling(() => look(true), conversation)
  useEffect(() => {
    open()
    return onRetry(() => {
      if (conversation.state.value.kind === 'failed') open()
    })
  }, [conversation])

  // Support's controls stand above the facts: without them the page would move when they come.
  const waits = state.kind === 'ready' && state.value.work !== undefined && !WorkPanel.isThere.value
  useEffect(() => {
    if (supportLooks() === true) WorkPanel.preload()
  }, [supportLooks()])
  if (state.kind === 'loading' || waits) return <Skeleton customer={customer} />
  if (state.kind === 'ready')
    return (
      <OpenedCall
        customer={customer}
        servicecall={servicecall}
        opened={state.value}
        conversation={conversation}
      />
    )
  return (
    <main id="content" class="sheet" tabIndex={-1}>
      <Trouble failure={state.failure} onRetry={retry} heading="page">
        <a class="button" href={listToReturnTo(supportLooks() === true ? '/queue' : listPath(customer))}>
          {supportLooks() === true ? t.queue : t.problem.toList}
        </a>
      </Trouble>
    </main>
  )
}
