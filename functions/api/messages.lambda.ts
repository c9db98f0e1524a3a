import { queue } from '../data/queue.ts'
import { servicecalls } from '../data/servicecalls.ts'
import { addMessage } from '../domain/add-message.ts'
import { apiDeps, documents } from '../platform/deps.ts'
import { http } from '../platform/http.ts'

const deps = apiDeps()

export const handler = http(
  'messages',
  { addMessage },
  { ...deps, servicecalls: servicecalls(deps.table), queue: queue(deps.table), documents: documents() },
)
