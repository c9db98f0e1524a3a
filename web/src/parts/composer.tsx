import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Entry } from '../../../contract/message.ts'
import type { Servicecall, Status } from '../../../contract/servicecall.ts'
import { TITLE_LENGTH } from '../../../contract/text.ts'
import { formTexts, texts } from '../i18n/index.ts'
import { attachments } from '../state/attachments.ts'
import { check } from '../state/check.ts'
import { asStatus, statusesAfter } from '../state/choices.ts'
import type { ToSend } from '../state/conversation.ts'
import type { Errors } from '../state/errors.ts'
import { useLeaveGuard } from '../state/leave-guard.ts'
import { me } from '../state/me.ts'
import {
  dropMessageDraft,
  keepMessageDraft,
  type MessageDraft,
  readMessageDraft,
} from '../state/message-draft.ts'
import { whenReady } from '../state/resource.ts'
import { toast } from '../state/toasts.ts'
import { ulid } from '../state/ulid.ts'
import { AttachmentsBox, limits } from './attachments.tsx'
import { Dialog } from './dialog.tsx'
import { Counter, Field } from './field.tsx'

export interface ComposerProps {
  readonly servicecall: Servicecall
  readonly draftKey: string
  /** Messages that are on their way: their drafts are not taken up again. */
  readonly busy: readonly string[]
  /** What has arrived, whether or not its sender has heard of it. */
  readonly entries: readonly Entry[]
  /** The present status, for support: what may follow it can be set with the message. */
  readonly status: Status | undefined
  readonly onSend: (message: ToSend) => void
  readonly onClose: () => void
}

const replyTitle = (title: string): string => {
  const { reply } = formTexts().compose
  return title.startsWith(reply) ? title : [...(reply + title)].slice(0, TITLE_LENGTH).join('').trim()
}

const hasArrived = ({ id, text }: MessageDraft, entries: readonly Entry[]): boolean =>
  entries.some(entry => entry.id === id && entry.kind === 'message' && entry.text.trim() === text.trim())

const begin = ({ servicecall, draftKey, busy, entries }: ComposerProps): MessageDraft => {
  const draft = readMessageDraft(draftKey)
  if (draft !== undefined && !busy.includes(draft.id) && !hasArrived(draft, entries)) return draft
  return { id: ulid(), title: replyTitle(servicecall.title), text: '', status: '', documents: [] }
}

/**
 * The version that a status set here is decided about: the one seen when the dialog was opened, since it covers
 * what arrives meanwhile. One's own earlier message, arriving late, is no news.
 */
const useSeenVersion = ({ version, activity }: Servicecall): number => {
  const seen = useRef(version)
  const own = activity.by.id !== undefined && activity.by.id === whenReady(me.state.value)?.id
  if (own && version === seen.current + 1) seen.current = version
  return seen.current
}

/** The dialog in which a message is written. Loaded when somebody wants to write one. */
export const Composer = (props: ComposerProps) => {
  const t = texts()
  const more = formTexts()
  const started = useMemo(() => begin(props), [])
  const title = useSignal(started.title)
  const text = useSignal(started.text)
  const possible = props.status === undefined ? [] : statusesAfter(props.status)
  const status = useSignal(possible.some(one => one === started.status) ? started.status : '')
  const version = useSeenVersion(props.servicecall)
  const [tried, setTried] = useState(false)
  const files = useMemo(
    () => attachments(props.servicecall.customer, () => started.id, started.documents),
    [],
  )
  useEffect(() => files.dispose, [])

  const uploaded = files.items.value.flatMap(({ progress, preview: _, ...item }) =>
    progress.kind === 'done' ? [item] : [],
  )
  const untouched = useMemo(() => replyTitle(props.servicecall.title), [])
  const isBegun = text.value.trim() !== '' || files.items.value.length > 0 || title.value !== untouched
  useLeaveGuard(isBegun)
  const keep = (): boolean =>
    keepMessageDraft(props.draftKey, {
      id: started.id,
      title: title.value,
      text: text.value,
      status: status.value,
      documents: uploaded,
    })
  useEffect(() => {
    if (isBegun) keep()
    else dropMessageDraft(props.draftKey, started.id)
  }, [title.value, text.value, status.value, files.items.value])

  const body = {
    id: started.id,
    title: title.value,
    text: text.value,
    documents: uploaded.map(({ id }) => id),
  }
  const errors: Errors = tried ? check(body) : {}
  const waiting = files.state.value
  const send = (): void => {
    setTried(true)
    const wrong = Object.keys(check(body))
    if (wrong.length > 0) document.getElementById(`message-${wrong[0]}`)?.focus()
    if (wrong.length > 0 || waiting !== 'ready') return
    // The last letters too, before sending perhaps leads to the sign-in page.
    keep()
    props.onSend({
      id: started.id,
      title: title.value.trim(),
      text: text.value,
      documents: uploaded,
      status: asStatus(status.value),
      version,
    })
    props.onClose()
  }

  const titleError =
    errors.title === undefined
      ? undefined
      : errors.title === 'too-long'
        ? more.field.titleLong(TITLE_LENGTH)
        : errors.title === 'control-characters'
          ? more.field.titleControl
          : more.field.title
  const textError =
    errors.text === undefined
      ? undefined
      : errors.text === 'too-long'
        ? more.field.textLong
        : errors.text === 'control-characters'
          ? more.field.textControl
          : more.compose.text

  return (
    <Dialog
      title={t.newMessage}
      class="composer"
      onClose={() => {
        if (isBegun && !props.busy.includes(started.id)) toast(more.compose.draftKept)
        props.onClose()
      }}
      footer={
        <>
          <span class="state" role="status">
            {waiting === 'going' && more.create.uploading}
            {waiting === 'stuck' && <span class="error">{more.create.uploadsFailed}</span>}
          </span>
          <button
            type="button"
            class="button"
            onClick={event => event.currentTarget.closest('dialog')?.close()}
          >
            {t.cancel}
          </button>
          <button type="submit" form="compose" class="button primary" aria-disabled={waiting !== 'ready'}>
            {t.send}
          </button>
        </>
      }
    >
      <form
        id="compose"
        noValidate
        onSubmit={event => {
          event.preventDefault()
          send()
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            send()
          }
        }}
      >
        <Field
          id="message-title"
          label={t.label.title}
          required
          error={titleError}
          aside={<Counter text={title.value} most={TITLE_LENGTH} />}
        >
          {control => (
            <input
              {...control}
              value={title.value}
              onInput={event => {
                title.value = event.currentTarget.value
              }}
            />
          )}
        </Field>
        <Field
          id="message-text"
          label={more.create.message}
          required
          error={textError}
          hint={more.compose.format}
        >
          {control => (
            <textarea
              {...control}
              rows={6}
              autofocus
              value={text.value}
              onInput={event => {
                text.value = event.currentTarget.value
              }}
            />
          )}
        </Field>
        {possible.length > 0 && (
          <Field id="message-status" label={more.compose.statusAfter}>
            {control => (
              <select
                {...control}
                value={status.value}
                onChange={event => {
                  status.value = event.currentTarget.value
                }}
              >
                <option value="">{more.compose.unchanged}</option>
                {possible.map(one => (
                  <option key={one} value={one}>
                    {t.work[one]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <p class="hint">{limits()}</p>
        <AttachmentsBox of={files} paste={false} />
      </form>
    </Dialog>
  )
}
