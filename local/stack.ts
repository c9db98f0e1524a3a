import { createServer } from 'node:http'
import { assemble } from './assemble.ts'
import type { Credentials } from './aws/signature.ts'
import { openDataFolder } from './data-folder.ts'
import { startDatabase } from './dynamo/database.ts'
import type { Faults } from './dynamo/faults.ts'
import type { Outcome } from './functions/runner.ts'
import { type Backends, createGateway } from './gateway/gateway.ts'
import { buildWeb } from './gateway/web-build.ts'
import type { Users } from './identity/users.ts'
import type { Json } from './json.ts'
import { close, listen } from './listen.ts'
import type { IncomingMail } from './mail/inbound.ts'
import type { SentMail } from './mail/outbox.ts'
import { projectRoot } from './project-root.ts'
import type { SeedContext } from './seed-context.ts'
import { synthesise } from './template/synth.ts'

export type StackOptions = {
  /** Port of the portal; 0 takes any free one. */
  readonly port: number
  readonly smtpPort?: number
  /** The folder that keeps the data. */
  readonly data: string
  readonly fresh?: boolean
  readonly watch?: boolean
  /** Whether to build and serve the web app; tests of the API do without. */
  readonly web?: boolean
  /** Keeps the table in memory: faster, and gone with the stack. */
  readonly inMemory?: boolean
  /** Fills a new table before anything reads its stream. */
  readonly seed?: (context: SeedContext) => Promise<void>
  /** Lets DynamoDB fail on purpose. */
  readonly faults?: Faults
  /** How long something that failed waits for its first repetition. */
  readonly retryDelayMs?: number
  /** A folder with a synthesised template; without it the project is synthesised. */
  readonly template?: string
}

/** A running stack. */
export type Stack = {
  readonly url: string
  readonly issuer: string
  readonly mailboxUrl: string
  readonly s3Url: string
  readonly smtpPort: number
  readonly region: string
  readonly credentials: Credentials
  /** The address of each AWS service, by the name the SDK has for it in AWS_ENDPOINT_URL_…. */
  readonly endpoints: { readonly [service: string]: string }
  readonly dynamo: { readonly endpoint: string; readonly streamArn: string | undefined }
  readonly tableName: string
  readonly clientId: string
  /** Whether the data were made by this start. */
  readonly isNew: boolean
  /** The local name of the resource whose logical id begins with `id`, without CDK's hash. */
  readonly name: (id: string) => string
  /** The environment of a function, found as by `name`. */
  readonly environment: (id: string) => { readonly [variable: string]: string }
  readonly invoke: (id: string, event: Json) => Promise<Outcome>
  readonly users: Users
  readonly mails: () => readonly SentMail[]
  /** Hands in a mail as if it had come by SMTP. */
  readonly deliver: (mail: IncomingMail) => Promise<string>
  /** The bodies of the messages that wait in a queue. */
  readonly queued: (id: string) => readonly string[]
  /** Resolves when stream, bus and queues have nothing left to do. */
  readonly idle: (timeoutMs?: number) => Promise<void>
  /** Deletes what has expired by now, or by the given time: items by time to live, objects by lifecycle. */
  readonly sweep: (now?: number) => Promise<void>
  /** Resolves with a sentence when a part of the stack has ended by itself. */
  readonly failure: Promise<string>
  readonly stop: () => Promise<void>
}

/** Starts everything; when something fails, what was started until then is ended again. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const cleanups: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (let cleanup = cleanups.pop(); cleanup; cleanup = cleanups.pop()) await cleanup()
  }
  try {
    return { ...(await start(options, cleanups)), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(
  options: StackOptions,
  cleanups: (() => Promise<void> | void)[],
): Promise<Omit<Stack, 'stop'>> {
  const backends = Promise.withResolvers<Backends>()
  backends.promise.catch(() => undefined)
  const server = createServer(createGateway(() => backends.promise))
  // Before anything else: whoever finds the port taken has started nothing.
  const port = await listen(server, options.port, '--port')
  cleanups.push(() => close(server))
  const folder = openDataFolder(options.data, { fresh: options.fresh ?? false })
  cleanups.push(() => folder.close())

  const where = { folder: folder.path('dynamodb'), inMemory: options.inMemory ?? false }
  const starting = startDatabase(where, process.env)
  const synthesising =
    options.template === undefined ? synthesise(projectRoot) : Promise.resolve(options.template)
  const building = options.web === false || options.watch ? Promise.resolve('') : buildWeb(projectRoot)
  // All of them, also when one fails: the database must be known to the clean-up.
  await Promise.allSettled([starting, synthesising, building])
  const database = await starting
  cleanups.push(database.stop)
  const [templateFolder, webFolder] = await Promise.all([synthesising, building])
  return assemble({
    ...{ options, port, server, folder, database, templateFolder, webFolder, cleanups },
    open: backends.resolve,
  })
}
