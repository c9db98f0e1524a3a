import warning from 'icon:triangle-alert'
import { rareTexts, texts } from '../i18n/index.ts'
import type { Form } from '../state/new-servicecall.ts'
import { servicecallPath } from '../state/place.ts'
import { toast } from '../state/toasts.ts'
import { Icon } from './icon.tsx'

/** In place of another try that could only fail: the call that has arrived, and the way to one of its own. */
export const Arrived = ({ form, customer }: { readonly form: Form; readonly customer: string }) => {
  const t = texts()
  const { filed } = rareTexts()
  const sending = form.sending.value
  const files = form.files.items.value.length
  return (
    <>
      <span class="state arrived" role="alert">
        <Icon of={warning} />
        <span>
          {sending.kind === 'arrived' ? filed.arrived(t.number(sending.number)) : filed.reused}{' '}
          {files > 0 && filed.documents}
        </span>
      </span>
      {sending.kind === 'arrived' && (
        <a class="button" href={servicecallPath(customer, form.id())}>
          {filed.open}
        </a>
      )}
      <button
        type="button"
        class="button primary"
        onClick={({ currentTarget }) => {
          form.renew()
          if (files === 0) return currentTarget.form?.requestSubmit()
          // Not sent at once: they have to be added again first.
          toast(filed.documents)
          document.getElementById('documents')?.focus()
        }}
      >
        {filed.anew}
      </button>
    </>
  )
}
