import warning from 'icon:triangle-alert'
import { useEffect, useRef } from 'preact/hooks'
import { formTexts } from '../i18n/index.ts'
import { Icon } from './icon.tsx'

/** All that is wrong with a form, with the way to each field. It takes the focus each time somebody tries to send. */
export const ErrorSummary = (props: {
  readonly errors: readonly { readonly field: string; readonly text: string }[]
  /** Counts the tries. */
  readonly attempt: number
}) => {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (props.errors.length > 0) box.current?.focus()
  }, [props.attempt])
  if (props.errors.length === 0) return null
  return (
    <div ref={box} class="summary" role="alert" tabIndex={-1}>
      <Icon of={warning} />
      <div>
        <h2>{formTexts().create.check(props.errors.length)}</h2>
        <ul>
          {props.errors.map(({ field, text }) => (
            <li key={field}>
              <a
                href={`#${field}`}
                onClick={event => {
                  event.preventDefault()
                  document.getElementById(field)?.focus()
                }}
              >
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
