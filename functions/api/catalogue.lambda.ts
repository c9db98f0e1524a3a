import { catalogue } from '../data/catalogue.ts'
import { getCatalogue } from '../domain/get-catalogue.ts'
import { apiDeps } from '../platform/deps.ts'
import { http } from '../platform/http.ts'

const deps = apiDeps()

export const handler = http('catalogue', { getCatalogue }, { ...deps, catalogue: catalogue(deps.table) })
