import type { ComponentChildren } from 'preact'
import type { Product } from '../../../contract/catalogue.ts'
import { formTexts, texts } from '../i18n/index.ts'
import type { Values } from '../state/new-servicecall.ts'
import { language } from '../state/settings.ts'
import { Field } from './field.tsx'

const Choice = (props: {
  readonly id: 'product' | 'version' | 'module'
  readonly label: string
  readonly value: string
  readonly error: string | undefined
  /** Why nothing can be chosen yet. */
  readonly first: string | undefined
  readonly onChange: (value: string) => void
  readonly children: ComponentChildren
}) => (
  <Field id={props.id} label={props.label} required error={props.error}>
    {control => (
      <select
        {...control}
        disabled={props.first !== undefined}
        value={props.value}
        onChange={event => props.onChange(event.currentTarget.value)}
      >
        <option value="">{props.first ?? formTexts().create.choose}</option>
        {props.children}
      </select>
    )}
  </Field>
)

const isOver = (day: string | undefined): boolean =>
  day !== undefined && day < new Date().toLocaleDateString('sv-SE')

/** Product, then its version, then its module. */
export const ProductChoice = (props: {
  readonly products: readonly Product[] | undefined
  readonly values: Values
  readonly errorOf: (field: 'product' | 'version' | 'module') => string | undefined
  readonly onChange: (change: Partial<Values>) => void
}) => {
  const { create } = formTexts()
  const { label, loading } = texts()
  const { values, products } = props
  const product = products?.find(({ id }) => id === values.product)
  return (
    <div class="three">
      <Choice
        id="product"
        label={create.productCategory}
        value={values.product}
        error={props.errorOf('product')}
        first={products === undefined ? loading : undefined}
        onChange={chosen => props.onChange({ product: chosen, version: '', module: '' })}
      >
        {products?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice
        id="version"
        label={label.version}
        value={values.version}
        error={props.errorOf('version')}
        first={product === undefined ? create.productFirst : undefined}
        onChange={version => props.onChange({ version })}
      >
        {product?.versions.map(({ name, supportedUntil }) => (
          <option key={name} value={name}>
            {isOver(supportedUntil) ? `${name} (${create.unsupported})` : name}
          </option>
        ))}
      </Choice>
      <Choice
        id="module"
        label={label.module}
        value={values.module}
        error={props.errorOf('module')}
        first={
          product === undefined
            ? create.productFirst
            : values.version === ''
              ? create.versionFirst
              : undefined
        }
        onChange={module => props.onChange({ module })}
      >
        {product?.modules.map(({ id, name }) => (
          <option key={id} value={id}>
            {name[language.value]}
          </option>
        ))}
      </Choice>
    </div>
  )
}
