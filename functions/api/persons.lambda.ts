import { settings } from '../data/catalogue.ts'
import { changeMe } from '../domain/change-me.ts'
import { getMe } from '../domain/get-me.ts'
import { listAgents } from '../domain/list-agents.ts'
import { apiDeps } from '../platform/deps.ts'
import { http } from '../platform/http.ts'

const deps = apiDeps()

export const handler = http(
  'persons',
  { getMe, changeMe, listAgents },
  { ...deps, settings: settings(deps.table) },
)
