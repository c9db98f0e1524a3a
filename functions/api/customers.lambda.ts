import { customers } from '../data/customers.ts'
import { getCustomer } from '../domain/get-customer.ts'
import { apiDeps } from '../platform/deps.ts'
import { http } from '../platform/http.ts'

const deps = apiDeps()

export const handler = http('customers', { getCustomer }, { ...deps, customers: customers(deps.table) })
