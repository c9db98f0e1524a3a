import { queue } from '../data/queue.ts'
import { getWork } from '../domain/get-work.ts'
import { listQueue } from '../domain/list-queue.ts'
import { apiDeps } from '../platform/deps.ts'
import { http } from '../platform/http.ts'

const deps = apiDeps()

export const handler = http('queue', { listQueue, getWork }, { ...deps, queue: queue(deps.table) })
