import type { ComponentChildren } from 'preact'

/** A part of a form: what it is about at the left, its fields at the right. */
export const FormSection = (props: {
  readonly title: string
  readonly hint: string
  readonly children: ComponentChildren
}) => (
  <section class="form-section">
    <div>
      <h2>{props.title}</h2>
      <p>{props.hint}</p>
    </div>
    <div class="fields">{props.children}</div>
  </section>
)
