import close from 'icon:x'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { texts } from '../i18n/index.ts'
import { dialogs, ExpiredBar } from './expired-bar.tsx'
import { Icon } from './icon.tsx'

interface Props {
  readonly title: string
  readonly onClose: () => void
  readonly class?: string
  readonly children: ComponentChildren
  readonly footer?: ComponentChildren
}

/** A modal window; on a phone a sheet from below. Escape and a click beside it close it. */
export const Dialog = ({ title, onClose, class: more = '', children, footer }: Props) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const opener = document.activeElement
    dialog.current?.showModal()
    dialogs.value += 1
    return () => {
      dialogs.value -= 1
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does for the keyboard what a click beside it does.
    <dialog
      ref={dialog}
      class={`dialog ${more}`}
      aria-labelledby={id}
      onClose={onClose}
      onClick={event => {
        if (event.target === dialog.current) dialog.current?.close()
      }}
    >
      <div class="dialog-box">
        <div class="dialog-head">
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            class="button quiet square"
            aria-label={texts().close}
            onClick={() => dialog.current?.close()}
          >
            <Icon of={close} />
          </button>
        </div>
        <ExpiredBar inside />
        <div class="dialog-body">{children}</div>
        {footer !== undefined && <div class="dialog-foot">{footer}</div>}
      </div>
    </dialog>
  )
}
