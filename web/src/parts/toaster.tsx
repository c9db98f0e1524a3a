import close from 'icon:x'
import { texts } from '../i18n/index.ts'
import { announcement, dismiss, toasts } from '../state/toasts.ts'
import { Icon } from './icon.tsx'

/** Short news at the bottom of the window, and what is only said. */
export const Toaster = () => (
  <>
    <div class="toasts" role="status">
      {toasts.value.map(({ id, text, action }) => (
        <div class="toast" key={id}>
          <span>{text}</span>
          {action !== undefined && (
            <button
              type="button"
              class="link"
              onClick={() => {
                action.run()
                dismiss(id)
              }}
            >
              {action.label}
            </button>
          )}
          <button type="button" class="plain" aria-label={texts().close} onClick={() => dismiss(id)}>
            <Icon of={close} />
          </button>
        </div>
      ))}
    </div>
    <div class="hidden" role="status">
      {announcement.value}
    </div>
  </>
)
