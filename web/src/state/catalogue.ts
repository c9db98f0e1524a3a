import { call } from '../api.ts'
import { resource, resources, whenReady } from './resource.ts'

/** What the vendor sells, for names and for the form. */
export const catalogue = resource(() => call('getCatalogue', {}))

export const productName = (id: string): string | undefined =>
  whenReady(catalogue.state.value)?.products.find(product => product.id === id)?.name

export const moduleOf = (product: string, module: string) =>
  whenReady(catalogue.state.value)
    ?.products.find(({ id }) => id === product)
    ?.modules.find(({ id }) => id === module)

/** A customer with its address and contacts. */
export const customerOf = resources(customer => call('getCustomer', { params: { customer } }))

/** To whom a call can be assigned. */
export const agents = resource(() => call('listAgents', {}))
