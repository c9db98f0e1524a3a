import { useId } from 'preact/hooks'

/** A few choices of which one holds, as radio buttons in a row. */
export const Segments = <T extends string>(props: {
  readonly legend: string
  readonly hideLegend?: boolean
  readonly options: readonly (readonly [value: T, label: string])[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly describedBy?: string
}) => {
  const name = useId()
  return (
    <fieldset class="segments" aria-describedby={props.describedBy}>
      <legend class={props.hideLegend === true ? 'hidden' : ''}>{props.legend}</legend>
      <div>
        {props.options.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === props.value}
              onChange={() => props.onChange(value)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
