import warning from 'icon:triangle-alert'
import type { ComponentChildren } from 'preact'
import { formTexts } from '../i18n/index.ts'
import { Icon } from './icon.tsx'

/** What ties a control to its label, hint and error. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
  readonly 'aria-required': 'true' | undefined
}

/** A label, a control, a hint and what is wrong with it. */
export const Field = (props: {
  readonly id: string
  readonly label: string
  readonly required?: boolean
  readonly hint?: ComponentChildren
  readonly aside?: ComponentChildren
  readonly error?: string | undefined
  readonly children: (control: ControlProps) => ComponentChildren
}) => {
  const { id, label, required, hint, error } = props
  const described = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean)
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <div class="field-label">
        <label for={id}>
          {label}
          {required === true && <Star />}
        </label>
        {props.aside}
      </div>
      {props.children({
        id,
        'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
        'aria-invalid': error === undefined ? undefined : 'true',
        'aria-required': required === true ? 'true' : undefined,
      })}
      {error !== undefined && (
        <p id={`${id}-error`} class="error">
          <Icon of={warning} />
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
    </div>
  )
}

export const Star = () => (
  <span class="star" aria-hidden="true">
    {' *'}
  </span>
)

/** How many characters are left, once that is worth knowing. */
export const Counter = ({ text, most }: { readonly text: string; readonly most: number }) => {
  const { field } = formTexts()
  const left = most - [...text.trim()].length
  return (
    <span class={left < 0 ? 'counter over' : 'counter'} aria-live={left < 10 ? 'polite' : 'off'}>
      {left < 0 ? field.over(-left) : field.left(left)}
    </span>
  )
}
