import { existsSync } from 'node:fs'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { join } from 'node:path'

/** The web app with hot reload: vite serves it from its sources through the gateway's own server. */
export async function startViteDev(root: string, server: Server) {
  const { createServer } = await import('vite')
  const web = join(root, 'web')
  const config = [join(web, 'vite.config.ts'), join(root, 'vite.config.ts')].find(file => existsSync(file))
  const vite = await createServer({
    root: web,
    ...(config === undefined ? {} : { configFile: config }),
    appType: 'spa',
    clearScreen: false,
    logLevel: 'warn',
    server: { middlewareMode: true, hmr: { server } },
  })
  return {
    handle: (request: IncomingMessage, response: ServerResponse): void => {
      vite.middlewares(request, response, () => {
        response.statusCode = 404
        response.end()
      })
    },
    stop: () => vite.close(),
  }
}
