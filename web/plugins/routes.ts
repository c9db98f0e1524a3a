import type { Plugin } from 'vite'
import { routes } from '../../contract/routes.ts'

const name = 'virtual:routes'

/** `virtual:routes`: method and path of every operation, without the schemas, which the page has no use for. */
export const routeTable = (): Plugin => ({
  name: 'servicecall-routes',
  resolveId: id => (id === name ? `\0${name}` : undefined),
  load: id =>
    id === `\0${name}`
      ? `export const paths = ${JSON.stringify(
          Object.fromEntries(Object.entries(routes).map(([operation, { path }]) => [operation, path])),
        )}`
      : undefined,
})
