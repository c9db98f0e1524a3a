import check from 'icon:check'
import warning from 'icon:triangle-alert'
import type { Failure } from '../failure.ts'
import { formTexts, texts, withRareTexts } from '../i18n/index.ts'
import type { Form } from '../state/new-servicecall.ts'
import { Icon } from './icon.tsx'
import { later } from './later.tsx'

const Arrived = later(async () => (await withRareTexts(import('./arrived.tsx'))).Arrived)

const why = ({ kind }: Failure): string | undefined => {
  const { create } = formTexts()
  const { problem } = texts()
  switch (kind) {
    case 'offline':
      return create.notSent
    case 'busy':
      return `${problem.busy}. ${problem.busyHint}`
    case 'too-large':
      return problem.tooLarge
    case 'id-reused':
      return undefined
    case 'not-found':
    case 'not-allowed':
      return problem.notAllowed
    case 'invalid':
      return undefined
    default:
      return `${problem.unexpected}. ${problem.unexpectedHint}`
  }
}

const State = ({ form, onDiscard }: { readonly form: Form; readonly onDiscard: () => void }) => {
  const { create } = formTexts()
  const sending = form.sending.value
  const files = form.files.state.value
  if (sending.kind === 'arrived') return null
  const trouble =
    sending.kind === 'failed' ? why(sending.failure) : files === 'stuck' ? create.uploadsFailed : undefined
  if (trouble !== undefined)
    return (
      <span class="error">
        <Icon of={warning} />
        {trouble}
      </span>
    )
  if (sending.kind === 'sending') return create.submitting
  if (files === 'going') return create.uploading
  const draft = form.draft.value
  if (draft === 'none') return null
  return (
    <>
      <Icon of={check} />
      {draft === 'restored' ? create.draftRestored : create.draftSaved}
      {draft === 'restored' && (
        <button type="button" class="link" onClick={onDiscard}>
          {create.discard}
        </button>
      )}
    </>
  )
}

/** The foot of the form: how the draft stands, and the two ways out. */
export const FormFoot = (props: {
  readonly form: Form
  readonly customer: string
  readonly back: string
  readonly onDiscard: () => void
}) => {
  const t = texts()
  const { form } = props
  const sending = form.sending.value
  const isArrived =
    sending.kind === 'arrived' || (sending.kind === 'failed' && sending.failure.kind === 'id-reused')
  return (
    <footer class="form-foot">
      <span class="state" role="status">
        <State form={form} onDiscard={props.onDiscard} />
      </span>
      <a class="button" href={props.back}>
        {t.cancel}
      </a>
      {isArrived ? (
        <Arrived form={form} customer={props.customer} />
      ) : (
        <button type="submit" class="button primary" aria-disabled={sending.kind === 'sending'}>
          {sending.kind === 'failed' && sending.failure.kind !== 'invalid'
            ? t.retry
            : formTexts().create.submit}
        </button>
      )}
    </footer>
  )
}
