import type { Failure } from '../failure.ts'
import { formTexts, rareTexts, texts } from '../i18n/index.ts'
import type { Outgoing } from '../state/conversation.ts'
import { fields, sayError } from '../state/field-texts.ts'
import { ulid } from '../state/ulid.ts'
import type { OutgoingActions } from './entry.tsx'

interface Props extends OutgoingActions {
  readonly message: Outgoing
  readonly failure: Failure
  readonly version: number
}

const Button = (props: {
  readonly label: string
  readonly primary?: boolean
  readonly onClick: () => void
}) => (
  <button type="button" class={props.primary ? 'button primary' : 'button'} onClick={props.onClick}>
    {props.label}
  </button>
)

/** What the API has against the message, in the words of its form. */
const why = ({ fields: wrong }: Failure): string => {
  const named = wrong.map(({ field, code }) => ({ field: field.split('.')[0], code }))
  if (named.some(({ field }) => field === 'status')) return formTexts().field.status
  for (const { field, code } of named) {
    const known = fields.find(one => one === field)
    if (known !== undefined) return sayError(known, code)
  }
  return texts().problem.unexpected
}

/** Why the API did not take a message, and the ways on. What was written stays until one of them is chosen. */
export const Refused = ({ message, failure, version, onSend, onEdit, onAnew, onDrop }: Props) => {
  const { detail, problem } = texts()
  const { unsent, agent } = rareTexts()
  const edit = <Button label={detail.edit} onClick={() => onEdit(message.id)} />
  const again = { label: detail.sendAgain, onClick: () => onSend({ ...message, version }) }
  const without = {
    label: unsent.withoutStatus,
    onClick: () => onSend({ ...message, status: undefined }),
  }
  if (failure.kind === 'changed')
    return (
      <div class="unsent-actions" role="alert">
        <span>{unsent.changed(message.by ?? agent.somebody)}</span>
        {edit}
        <Button {...without} />
        <Button {...again} primary />
      </div>
    )
  if (failure.kind === 'id-reused')
    return (
      <div class="unsent-actions" role="alert">
        <span>
          {unsent.arrived} {message.documents.length > 0 && unsent.documents}
        </span>
        <Button label={formTexts().create.discard} onClick={() => onDrop(message.id)} />
        <Button
          label={unsent.anew}
          primary
          onClick={() => onAnew({ ...message, id: ulid(), version, documents: [] }, message)}
        />
      </div>
    )
  const isStatus = failure.fields.some(({ field }) => field === 'status')
  return (
    <div class="unsent-actions" role="alert">
      <span>{failure.fields.length > 0 ? why(failure) : problem.unexpected}</span>
      {edit}
      {isStatus && <Button {...without} primary />}
    </div>
  )
}
