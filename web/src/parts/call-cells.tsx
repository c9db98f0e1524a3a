import mail from 'icon:mail'
import phone from 'icon:phone'
import type { Channel, Servicecall } from '../../../contract/servicecall.ts'
import { texts } from '../i18n/index.ts'
import { productName } from '../state/catalogue.ts'
import { Icon } from './icon.tsx'

/** Cells that the customer's list and support's queue have in common. */

/** How a call came in, where that was not the portal. */
export const ChannelMark = ({ channel }: { readonly channel: Channel }) =>
  channel === 'portal' ? null : (
    <span class="channel" title={texts().channel[channel]}>
      <Icon of={channel === 'email' ? mail : phone} />
      <span class="hidden">{texts().channel[channel]}</span>
    </span>
  )

export const ProductName = ({ product }: Pick<Servicecall, 'product'>) =>
  product === undefined ? null : <span class="cut">{productName(product.id)}</span>

/** The development order behind a call and the version it is planned for. */
export const OrderMark = ({ order }: Pick<Servicecall, 'order'>) =>
  order === undefined ? null : (
    <span class="order">
      <span class="tag">{order.number}</span>
      {order.plannedVersion !== undefined && (
        <span class="planned" title={texts().plannedFor(order.plannedVersion)}>
          {order.plannedVersion}
        </span>
      )}
    </span>
  )
