import { customers } from '../data/customers.ts'
import { servicecalls } from '../data/servicecalls.ts'
import { createUpload } from '../domain/create-upload.ts'
import { getDocument } from '../domain/get-document.ts'
import { apiDeps, documents } from '../platform/deps.ts'
import { http } from '../platform/http.ts'

const deps = apiDeps()

export const handler = http(
  'documents',
  { createUpload, getDocument },
  {
    ...deps,
    servicecalls: servicecalls(deps.table),
    customers: customers(deps.table),
    documents: documents(),
  },
)
