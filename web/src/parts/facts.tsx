import chevron from 'icon:chevron-down'
import type { ComponentChildren } from 'preact'
import type { Contact } from '../../../contract/customer.ts'
import type { Servicecall } from '../../../contract/servicecall.ts'
import { formatDateTime } from '../i18n/format.ts'
import { texts } from '../i18n/index.ts'
import { catalogue, customerOf, moduleOf, productName } from '../state/catalogue.ts'
import { isPhone } from '../state/media.ts'
import { useResource, whenReady } from '../state/resource.ts'
import { language } from '../state/settings.ts'
import { Avatar } from './avatar.tsx'
import { Icon } from './icon.tsx'
import { PriorityText, StatusText } from './status.tsx'

/** One line of facts; a fact that is not known says so in a muted tone. */
export const Fact = (props: {
  readonly label: string
  readonly otherwise?: string
  readonly children?: ComponentChildren
}) => (
  <div>
    <dt>{props.label}</dt>
    <dd>
      {props.children ?? (props.otherwise !== undefined && <span class="muted">{props.otherwise}</span>)}
    </dd>
  </div>
)

const ContactCard = ({
  name,
  contact,
  loading,
}: {
  readonly name: string
  readonly contact: Contact | undefined
  readonly loading: boolean
}) => (
  <div class="contact">
    <Avatar name={name} />
    <div>
      <strong>{name}</strong>
      {contact !== undefined && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
      {contact?.phone !== undefined && (
        <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>{contact.phone}</a>
      )}
      {loading && <span class="bone" />}
      {loading && <span class="bone" />}
    </div>
  </div>
)

/** Where the call stands, for those who only read it. */
const Standing = ({ servicecall }: { readonly servicecall: Servicecall }) => {
  const { label, detail } = texts()
  return (
    <>
      <Fact label={label.status}>
        <StatusText status={servicecall.status} />
      </Fact>
      <Fact label={label.priority}>
        <PriorityText priority={servicecall.priority} />
      </Fact>
      <Fact label={label.resolution} otherwise={detail.open}>
        {servicecall.resolution}
      </Fact>
    </>
  )
}

const ProductFacts = ({ product }: Pick<Servicecall, 'product'>) => {
  const { label, detail } = texts()
  const loading = catalogue.state.value.kind === 'loading'
  const module = product && moduleOf(product.id, product.module)
  return (
    <>
      <Fact label={label.product} otherwise={detail.none}>
        {product && (productName(product.id) ?? (loading ? <span class="bone" /> : product.id))}
      </Fact>
      <Fact label={label.version} otherwise={detail.none}>
        {product?.version}
      </Fact>
      <Fact label={label.module} otherwise={detail.none}>
        {product && (module?.name[language.value] ?? (loading ? <span class="bone" /> : product.module))}
      </Fact>
    </>
  )
}

const OrderFacts = ({ order, product }: Pick<Servicecall, 'order' | 'product'>) => {
  const { label, detail } = texts()
  const name = product && productName(product.id)
  return (
    <>
      <Fact label={label.order} otherwise={detail.noOrder}>
        {order && (
          <>
            <span class="tag">{order.number}</span> <span class="muted">{detail.orderKind[order.kind]}</span>
          </>
        )}
      </Fact>
      {order !== undefined && (
        <Fact label={label.planned} otherwise={detail.noVersion}>
          {order.plannedVersion && [name, order.plannedVersion].filter(Boolean).join(' ')}
        </Fact>
      )}
    </>
  )
}

interface Props {
  readonly servicecall: Servicecall
  /** What support can set; it takes the place of what the customer can only read. */
  readonly controls: ComponentChildren
}

const Rail = ({ servicecall, controls }: Props) => {
  const { label, detail } = texts()
  useResource(catalogue)
  const customer = useResource(customerOf(servicecall.customer))
  const { contact, product, order } = servicecall
  return (
    <>
      {controls}
      <h2 class={isPhone.value && controls === undefined ? 'hidden' : ''}>{label.facts}</h2>
      <dl>
        {controls === undefined && <Standing servicecall={servicecall} />}
        <ProductFacts product={product} />
      </dl>
      <h2>{label.versionInformation}</h2>
      <dl>
        <OrderFacts order={order} product={product} />
      </dl>
      <h2>{label.contact}</h2>
      <ContactCard
        name={contact.name}
        contact={whenReady(customer)?.contacts.find(({ id }) => id === contact.id)}
        loading={customer.kind === 'loading'}
      />
      <dl>
        {controls === undefined && (
          <Fact label={label.assignee} otherwise={detail.nobody}>
            {servicecall.agent}
          </Fact>
        )}
        <Fact label={label.created}>{formatDateTime(servicecall.createdAt)}</Fact>
      </dl>
    </>
  )
}

/** The rail beside a call; on a phone it is folded up. */
export const Facts = (props: Props) => {
  const { label } = texts()
  return isPhone.value ? (
    <details class="rail folded">
      <summary>
        {label.facts}
        <Icon of={chevron} />
      </summary>
      <Rail {...props} />
    </details>
  ) : (
    <aside class="rail" aria-label={label.facts}>
      <Rail {...props} />
    </aside>
  )
}
