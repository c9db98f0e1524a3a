import { useEffect } from 'preact/hooks'
import { customerOf } from '../state/catalogue.ts'
import { me, supportLooks } from '../state/me.ts'
import { whenReady } from '../state/resource.ts'

/** Whose list it is, where that could be another one: for support, and for who serves several customers. */
export const ListOwner = ({ customer }: { readonly customer: string }) => {
  const support = supportLooks()
  const found = customerOf(customer)
  useEffect(() => {
    if (support === true) found.load()
  }, [support, customer])
  const memberships = whenReady(me.state.value)?.memberships ?? []
  const name =
    support === true
      ? whenReady(found.state.value)?.customer.name
      : memberships.length > 1
        ? memberships.find(of => of.customer.id === customer)?.customer.name
        : undefined
  if (name !== undefined) return <span class="owner">{name}</span>
  return support === true ? <span class="owner bone" /> : null
}
