import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { ulid } from '../../functions/platform/ids.ts'
import { bundleFunctions } from '../../infra/bundle.ts'
import { signIn } from '../../local/identity/sign-in.ts'
import { startStack } from '../../local/stack.ts'
import { createWorld, PASSWORD, type World } from '../fixtures/world.ts'
import { requestLines, sum, writesBetween } from './capacity.ts'
import { coldStart } from './cold-start.ts'
import { firstLoads } from './first-load.ts'
import { load, median } from './load.ts'
import { performanceText, type Report, type Row } from './report.ts'
import { seedCalls } from './seed.ts'
import { startUp } from './start-up.ts'
import type { Item } from './units.ts'

/** `npm run bench`: measures what targets name and writes docs/performance.md. */
const root = join(import.meta.dirname, '..', '..')
const text = 'Seit dem Update druckt der Lieferschein den falschen Lagerplatz. '.repeat(32).slice(0, 2048)
const quick = process.argv.includes('--quick')

async function main(): Promise<void> {
  const start = quick ? { first: 0, later: 0 } : await startUp()
  const data = mkdtempSync(join(tmpdir(), 'servicecall-bench-'))
  let world: World | undefined
  const stack = await startStack({
    port: 0,
    smtpPort: 0,
    data,
    inMemory: true,
    seed: async context => {
      world = await createWorld(context)
    },
  })
  try {
    if (!world) throw new Error('The stack was not new.')
    const { customer, persons } = world
    const issued = await signIn({
      issuer: stack.issuer,
      clientId: stack.clientId,
      redirectUri: `${stack.url}/api/session/callback`,
      email: persons.company.email,
      password: PASSWORD,
    })
    const token = issued?.access_token ?? ''
    const base = `/api/customers/${customer}/servicecalls`
    const log = join(data, 'functions.log')

    const ask = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${stack.url}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const reply = await response.text()
      if (response.status >= 400) throw new Error(`${method} ${path}: ${response.status} ${reply}`)
      return { id: response.headers.get('x-request-id') ?? '', reply }
    }
    const newCall = () => ({
      id: ulid(Date.now()),
      contact: persons.company.id,
      product: 'erp',
      version: '8.4',
      module: 'lager',
      title: 'Lieferschein druckt falsche Lagerplätze',
      text,
      priority: 'normal',
    })
    const newMessage = () => ({ id: ulid(Date.now()), title: 'AW: Lieferschein', text })

    // Units first, while the table is small enough to be compared as a whole.
    const target = newCall()
    await ask('POST', base, target)
    for (let i = 0; i < 6; i++) await ask('POST', `${base}/${target.id}/messages`, newMessage())
    for (let i = 0; i < 50; i++) await ask('POST', base, newCall())
    const client = DynamoDBDocumentClient.from(
      new DynamoDBClient({
        endpoint: stack.dynamo.endpoint,
        region: stack.region,
        credentials: stack.credentials,
      }),
    )
    const table = async () =>
      ((await client.send(new ScanCommand({ TableName: stack.tableName, ConsistentRead: true }))).Items ??
        []) as Item[]
    const cost = async (method: string, path: string, body?: { readonly id: string }) => {
      const before = body ? await table() : []
      const { id } = await ask(method, path, body)
      const items = body
        ? writesBetween(
            before,
            await table(),
            item =>
              item.pk === 'SEQUENCE' ||
              (!String(item.pk).startsWith('MAIL#') &&
                (JSON.stringify(item).includes(body.id) || JSON.stringify(item).includes(target.id))),
          )
        : []
      await new Promise(resolve => setTimeout(resolve, 300))
      const line = requestLines(log).find(({ requestId }) => requestId === id)
      return { depth: line?.depth ?? 0, read: line?.read ?? 0, write: sum(items), items }
    }
    const message = newMessage()
    const costs = {
      list: await cost('GET', `${base}?limit=50`),
      detail: await cost('GET', `${base}/${target.id}`),
      create: await cost('POST', base, newCall()),
      message: await cost('POST', `${base}/${target.id}/messages`, message),
      version: await cost('GET', `${base}/${target.id}/version`),
    }

    const seeded = await seedCalls(stack, {
      customer,
      contact: persons.company,
      count: 2000,
      messages: 3,
      first: 100_000,
    })
    await stack.idle(120_000)
    const any = () => seeded[Math.floor(Math.random() * seeded.length)] ?? ''
    const operations: readonly (readonly [string, keyof typeof costs, () => Promise<unknown>])[] = [
      ['list 50 open', 'list', () => ask('GET', `${base}?limit=50`)],
      ['detail', 'detail', () => ask('GET', `${base}/${any()}`)],
      ['create', 'create', () => ask('POST', base, newCall())],
      ['add message', 'message', () => ask('POST', `${base}/${any()}/messages`, newMessage())],
      ['has it moved on', 'version', () => ask('GET', `${base}/${any()}/version`)],
    ]
    const rows: Row[] = []
    for (const [name, key, run] of operations) {
      const timing = await load(async () => void (await run()))
      rows.push({ name, ...timing, ...costs[key] })
      console.log(name, timing)
      await stack.idle(120_000)
    }

    const listTime = async () => {
      const times: number[] = []
      for (let i = 0; i < 120; i++) {
        const from = performance.now()
        await ask('GET', `${base}?limit=50`)
        times.push(performance.now() - from)
      }
      return median(times)
    }
    const few = { calls: 2000, ms: await listTime() }
    const more = quick ? 0 : 18_000
    await seedCalls(stack, { customer, contact: persons.company, count: more, messages: 0, first: 200_000 })
    await stack.idle(120_000)
    const many = {
      calls: 2000 + more,
      ms: await listTime(),
      read: (await cost('GET', `${base}?limit=50`)).read,
    }

    const report: Report = {
      machine: `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`,
      rows,
      growth: { few, many },
      bundles: await bundleFunctions(),
      cold: { servicecalls: await coldStart('servicecalls'), catalogue: await coldStart('catalogue') },
      firstLoads: await firstLoads(stack.url, persons.company.email, {
        list: `/c/${customer}/servicecalls`,
        detail: `/c/${customer}/servicecalls/${target.id}`,
        create: `/c/${customer}/servicecalls/new`,
      }),
      start,
    }
    const written = performanceText(report)
    console.log(written)
    if (!quick) writeFileSync(join(root, 'docs', 'performance.md'), written)
  } finally {
    await stack.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

await main()
