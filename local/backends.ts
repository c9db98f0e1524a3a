import type { Server } from 'node:http'
import type { Functions } from './functions/functions.ts'
import { openApi } from './gateway/api.ts'
import { readDistribution } from './gateway/distribution.ts'
import type { Backends } from './gateway/gateway.ts'
import { readRoutes } from './gateway/routes.ts'
import { openSite } from './gateway/site.ts'
import { openTokenCheck } from './gateway/tokens.ts'
import { startViteDev } from './gateway/vite-dev.ts'
import type { Identity } from './identity/identity.ts'
import { openMailbox } from './mail/mailbox.ts'
import type { Outbox } from './mail/outbox.ts'
import { projectRoot } from './project-root.ts'
import type { StackOptions } from './stack.ts'
import type { Cloud } from './template/cloud.ts'
import { synthesise } from './template/synth.ts'
import { watchSources } from './watch.ts'

type Parts = {
  readonly options: StackOptions
  readonly port: number
  readonly server: Server
  readonly webFolder: string
  readonly cleanups: (() => Promise<void> | void)[]
  readonly cloud: Cloud
  readonly openTemplate: (templateFolder: string) => Cloud
  readonly functions: Functions
  readonly identity: Identity
  readonly outbox: Outbox
  readonly s3Url: string
  readonly ready: Promise<void>
}

/** What stands behind the portal's address; while watching, it follows the sources. */
export async function openBackends(parts: Parts): Promise<Backends> {
  const { options, port, server, webFolder, cleanups, functions, identity, outbox, s3Url } = parts
  let routes = readRoutes(parts.cloud)
  let behaviour = readDistribution(parts.cloud, s3Url)
  if (options.watch) {
    const follow = async () => {
      try {
        const cloud = parts.openTemplate(await synthesise(projectRoot))
        functions.reload(cloud)
        routes = readRoutes(cloud)
        behaviour = readDistribution(cloud, s3Url)
        console.log('Functions and routes reloaded.')
      } catch (error) {
        console.error(error instanceof Error ? error.message : error)
      }
    }
    cleanups.push(watchSources(projectRoot, ['functions', 'contract', 'infra'], follow))
  }
  const vite = options.watch && options.web !== false ? await startViteDev(projectRoot, server) : undefined
  if (vite) cleanups.push(vite.stop)
  return {
    port,
    ready: parts.ready,
    behaviour: path => behaviour(path),
    api: openApi({ routes: () => routes, functions, checkToken: openTokenCheck() }),
    identity: identity.handle,
    mailbox: openMailbox(outbox),
    site: vite ? (request, response) => vite.handle(request, response) : openSite(webFolder),
    sitePolicy: vite === undefined,
  }
}
