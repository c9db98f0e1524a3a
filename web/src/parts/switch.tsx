/** On or off, at once. */
export const Switch = (props: {
  readonly label: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}) => (
  <label class="switch">
    <span>{props.label}</span>
    <input
      type="checkbox"
      role="switch"
      checked={props.on}
      aria-checked={props.on}
      onChange={event => props.onChange(event.currentTarget.checked)}
    />
  </label>
)
