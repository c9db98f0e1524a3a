import type { Server } from 'node:http'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams'
import { createServicesServer } from './aws/server.ts'
import { openBackends } from './backends.ts'
import type { DataFolder } from './data-folder.ts'
import type { Database } from './dynamo/database.ts'
import { createFaultsProxy } from './dynamo/faults.ts'
import { ensureTable, tablesOf } from './dynamo/tables.ts'
import { openTimeToLive } from './dynamo/time-to-live.ts'
import { asyncSender } from './events/async-invoke.ts'
import { eventBridgeService } from './events/bus.ts'
import { openPipeline } from './events/pipeline.ts'
import { openQueues } from './events/queues.ts'
import { openFunctions } from './functions/functions.ts'
import type { Backends } from './gateway/gateway.ts'
import { readRoutes } from './gateway/routes.ts'
import { readClients } from './identity/clients.ts'
import { cognitoService } from './identity/cognito.ts'
import { identityPath, openIdentity } from './identity/identity.ts'
import { close, listen } from './listen.ts'
import { openFunctionLog } from './log.ts'
import { openInbound } from './mail/inbound.ts'
import { mailboxPath } from './mail/mailbox.ts'
import { openOutbox } from './mail/outbox.ts'
import { readReceiptRules } from './mail/receipt-rules.ts'
import { sesService } from './mail/ses.ts'
import { startMailServer } from './mail/smtp.ts'
import { mailDomain } from './mail-domain.ts'
import { openNames } from './names.ts'
import { removeRunning, writeRunning } from './running.ts'
import { readBuckets } from './s3/buckets.ts'
import { sweepBuckets } from './s3/lifecycle.ts'
import { createS3Server } from './s3/server.ts'
import { openObjectStore } from './s3/store.ts'
import type { Stack, StackOptions } from './stack.ts'
import { type Cloud, openCloud } from './template/cloud.ts'
import { region } from './template/names.ts'
import { loadSynthesised } from './template/template.ts'

const sweepEveryMs = 60_000

type Parts = {
  readonly options: StackOptions
  readonly port: number
  readonly server: Server
  readonly folder: DataFolder
  readonly database: Database
  readonly templateFolder: string
  readonly webFolder: string
  readonly cleanups: (() => Promise<void> | void)[]
  /** Lets requests in: to the site at once, to the rest when all is ready. */
  readonly open: (backends: Backends) => void
}

/** Puts the emulators together around the template. What it starts it adds to `cleanups`. */
export async function assemble(parts: Parts): Promise<Omit<Stack, 'stop'>> {
  const { options, port, folder, database, cleanups } = parts
  const { db, accessKeyId, secretAccessKey } = folder
  const url = `http://localhost:${port}`
  const issuer = url + identityPath
  const credentials = { accessKeyId, secretAccessKey }
  const now = () => Date.now()
  const retryDelayMs = options.retryDelayMs ?? 1000
  const serve = async (server: Server) => {
    const address = `http://127.0.0.1:${await listen(server, 0, '')}`
    cleanups.push(() => close(server))
    return address
  }
  const openTemplate = (templateFolder: string): Cloud =>
    openCloud(
      loadSynthesised(templateFolder),
      { SiteUrl: url, MailDomain: mailDomain },
      { issuer, siteHost: `localhost:${port}` },
    )
  const cloud = openTemplate(parts.templateFolder)
  const name = openNames(cloud)

  const clientOptions = { endpoint: database.endpoint, region, credentials }
  const dynamo = new DynamoDBClient(clientOptions)
  const streams = new DynamoDBStreamsClient(clientOptions)
  cleanups.push(() => [dynamo, streams].forEach(client => void client.destroy()))
  const tables = tablesOf(cloud)
  const streamArns = new Map<string, string>()
  for (const table of tables) {
    const arn = await ensureTable(dynamo, table)
    if (arn !== undefined) streamArns.set(cloud.attribute(table.id, 'StreamArn'), arn)
  }

  const store = openObjectStore(db, folder.path('objects'))
  const buckets = readBuckets(cloud)
  const s3Url = await serve(createS3Server({ buckets, store, credentials, now }))
  const queues = openQueues(db, now)
  const sendAsync = asyncSender(queues)
  const outbox = openOutbox(db, folder.path('mails'), now)
  const clients = readClients(cloud)
  const identity = openIdentity({ db, issuer, clients, now })
  const services = {
    ses: sesService(cloud, outbox),
    events: eventBridgeService({ cloud, queues, sendAsync, now }),
    'cognito-idp': cognitoService(identity, name.find('UserPool', 'AWS::Cognito::UserPool')),
  }
  const servicesUrl = await serve(createServicesServer(services, credentials, now))
  const proxied = options.faults && (await serve(createFaultsProxy(database.endpoint, options.faults)))
  const endpoints = {
    DYNAMODB: proxied ?? database.endpoint,
    S3: s3Url,
    SES: `${servicesUrl}/ses`,
    EVENTBRIDGE: `${servicesUrl}/events`,
    COGNITO_IDENTITY_PROVIDER: `${servicesUrl}/cognito-idp`,
  }

  const log = openFunctionLog(folder.path('functions.log'), options.watch ?? false)
  cleanups.push(log.close)
  let poke = () => {}
  const functions = openFunctions({
    cloud,
    aws: { ...credentials, endpoints },
    onOutput: log.write,
    onInvoked: () => poke(),
  })
  cleanups.push(functions.stop)
  const timeToLive = openTimeToLive(db, dynamo, tables)
  const pipeline = openPipeline({
    cloud,
    db,
    queues,
    functions,
    streams,
    streamArn: arn => streamArns.get(arn),
    timeToLive,
    retryDelayMs,
  })
  cleanups.push(pipeline.stop)
  poke = pipeline.poke

  const rules = readReceiptRules(cloud)
  const inbound = openInbound({ rules, store, sendAsync, now })
  const mailServer = await startMailServer(options.smtpPort ?? 0, inbound)
  cleanups.push(mailServer.stop)

  const sweep = async (time = now()) => {
    await Promise.all([
      timeToLive.sweep(Math.floor(time / 1000)),
      sweepBuckets(buckets.values(), store, time),
    ])
  }
  const stack: Omit<Stack, 'stop'> = {
    url,
    issuer,
    mailboxUrl: url + mailboxPath,
    s3Url,
    smtpPort: mailServer.port,
    region,
    credentials,
    endpoints,
    dynamo: { endpoint: database.endpoint, streamArn: [...streamArns.values()][0] },
    tableName: tables[0]?.name ?? '',
    clientId: clients[0]?.id ?? '',
    isNew: folder.isNew,
    name: name.of,
    environment: id => functions.environment(name.functionId(id)),
    invoke: (id, event) => functions.invoke(name.functionId(id), event),
    users: identity.users,
    mails: outbox.list,
    deliver: inbound.deliver,
    queued: id => queues.messages(name.logicalId(id, 'AWS::SQS::Queue')).map(({ body }) => body),
    idle: (timeoutMs = 20_000) => pipeline.idle(timeoutMs),
    sweep,
    failure: database.failure,
  }
  const ready = Promise.withResolvers<void>()
  const shared = { cloud, openTemplate, functions, identity, outbox, s3Url }
  parts.open(await openBackends({ ...parts, ...shared, ready: ready.promise }))

  if (folder.isNew) {
    await options.seed?.({ ...stack, addUser: async user => addUser(identity.users, user) })
    await pipeline.skipExisting()
    // What is in memory is gone with this run: the next one begins anew.
    if (!options.inMemory) folder.markComplete()
  }
  pipeline.start()
  ready.resolve()
  // In the background: who asks for one of them meanwhile gets it at once.
  functions
    .warm([...new Set(readRoutes(cloud).map(({ functionName }) => functionName))])
    .catch((error: unknown) => console.error(error))
  const timer = setInterval(() => sweep().catch((error: unknown) => console.error(error)), sweepEveryMs)
  cleanups.push(() => clearInterval(timer))
  writeRunning(folder.dir, {
    pid: process.pid,
    ...{ url, issuer, region, endpoints, s3Url, mailboxUrl: stack.mailboxUrl, smtpPort: stack.smtpPort },
    clientId: stack.clientId,
    tableName: stack.tableName,
    dynamo: { endpoint: database.endpoint, ...credentials },
  })
  cleanups.push(() => removeRunning(folder.dir))
  return stack
}

type Adding = Parameters<Stack['users']['add']>[0] & { readonly password: string }

async function addUser(users: Stack['users'], user: Adding) {
  const added = await users.add(user)
  if (typeof added === 'string') throw new Error(`${user.email} cannot be added: ${added}.`)
  await users.setPassword(user.username, user.password, true)
  return { ...added, confirmed: true }
}
