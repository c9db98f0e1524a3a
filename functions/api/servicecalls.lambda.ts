import { catalogue } from '../data/catalogue.ts'
import { customers } from '../data/customers.ts'
import { queue } from '../data/queue.ts'
import { servicecalls } from '../data/servicecalls.ts'
import { changeServicecall } from '../domain/change-servicecall.ts'
import { createServicecall } from '../domain/create-servicecall.ts'
import { findServicecall } from '../domain/find-servicecall.ts'
import { getServicecall } from '../domain/get-servicecall.ts'
import { getServicecallVersion } from '../domain/get-servicecall-version.ts'
import { listServicecalls } from '../domain/list-servicecalls.ts'
import { apiDeps, documents } from '../platform/deps.ts'
import { http } from '../platform/http.ts'

const deps = apiDeps()

export const handler = http(
  'servicecalls',
  {
    createServicecall,
    listServicecalls,
    getServicecall,
    getServicecallVersion,
    changeServicecall,
    findServicecall,
  },
  {
    ...deps,
    servicecalls: servicecalls(deps.table),
    queue: queue(deps.table),
    catalogue: catalogue(deps.table),
    customers: customers(deps.table),
    documents: documents(),
  },
)
