import type { Cost } from './capacity.ts'
import type { FirstLoad } from './first-load.ts'
import type { Timing } from './load.ts'
import { total } from './units.ts'

export interface Row extends Timing, Omit<Cost, 'operation'> {
  readonly name: string
}

interface Cold {
  readonly ratio: number
  readonly ms: number
  readonly emptyMs: number
}

export interface Report {
  readonly machine: string
  readonly rows: readonly Row[]
  readonly growth: {
    readonly few: { readonly calls: number; readonly ms: number }
    readonly many: { readonly calls: number; readonly ms: number; readonly read: number }
  }
  readonly bundles: Readonly<Record<string, number>>
  readonly cold: Readonly<Record<string, Cold>>
  readonly firstLoads: readonly FirstLoad[]
  readonly start: { readonly first: number; readonly later: number }
}

const one = (value: number): string => value.toFixed(1)
const kib = (bytes: number): string => one(bytes / 1024)
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows]
    .map(row => `| ${row.join(' | ')} |`)
    .join('\n')

/** Prices per million units on demand, eu-central-1, November 2026 list: writes $0.7625, reads $0.1525. */
const PRICE = { read: 0.1525e-6, write: 0.7625e-6, request: 1.2e-6, second: 0.0000133334 }

/**
 * A month of 5,000 calls, 30,000 messages and 300,000 requests: the rest of the requests are reads, as the page makes
 * them: for each list and each detail looked at ten questions whether something has moved on.
 */
function month(rows: readonly Row[]): string {
  const cost = (name: string) => rows.find(row => row.name === name)
  const share: readonly (readonly [string, number])[] = [
    ['create', 5_000],
    ['add message', 30_000],
    ['list 50 open', 12_000],
    ['detail', 12_000],
    ['has it moved on', 241_000],
  ]
  let dollars = 0
  for (const [name, count] of share) {
    const row = cost(name)
    if (!row) continue
    dollars += count * (row.read * PRICE.read + row.write * PRICE.write + PRICE.request)
    // 1 GiB for the time that the request took here; stream, bus, queue and notify add about as much per write.
    dollars += count * (row.p50 / 1000) * PRICE.second * (row.write > 0 ? 2 : 1)
  }
  return dollars.toFixed(2)
}

/** docs/performance.md. */
export function performanceText(report: Report): string {
  const { rows, growth, bundles, cold, firstLoads, start } = report
  return `# Performance

Written by \`npm run bench\`; measured on ${report.machine}, everything (DynamoDB Local, emulators, functions, load) on
the same machine. Times are for orientation; counts and ratios are what to compare.

## Operations

One customer with 2,000 calls × 3 messages; messages of 2 KB. Round trips to the table one after the other; read units
as DynamoDB reports them, write units computed from the items with all indexes (test/bench/units.ts).

${table(
  ['operation', 'p50 ms', 'p95 ms', 'requests/s at 8', 'depth', 'read units', 'write units'],
  rows.map(row => [
    row.name,
    one(row.p50),
    one(row.p95),
    Math.round(row.perSecond),
    row.depth,
    row.read,
    row.write,
  ]),
)}

What is written, item by item:

${rows
  .filter(row => row.items.length > 0)
  .map(
    row =>
      `- **${row.name}**: ${row.items
        .map(
          ({ item, units }) =>
            `${item} ${units.table}${Object.entries(units.indexes)
              .map(([name, n]) => ` + ${name} ${n}`)
              .join('')} = ${total(units)}`,
        )
        .join('; ')}`,
  )
  .join('\n')}

A list of 50 at ${growth.few.calls.toLocaleString('en')} calls: ${one(growth.few.ms)} ms; at ${growth.many.calls.toLocaleString('en')} calls: ${one(growth.many.ms)} ms
(${(growth.many.ms / growth.few.ms).toFixed(2)} ×), ${growth.many.read} read units.

A month of 5,000 calls, 30,000 messages and 300,000 requests, polling included, without mail: about $${month(rows)}
for table, API and functions, computed from the figures above and list prices. Fixed fees besides: none that are
charged by the hour; point-in-time recovery and storage by the gigabyte.

## Functions

${table(
  ['function', 'minified KiB'],
  Object.entries(bundles)
    .sort()
    .map(([name, bytes]) => [name, kib(bytes)]),
)}

Import and first call in a fresh process, in turn with a function that has only lib-dynamodb (median of 15):

${table(
  ['function', 'ms', 'empty ms', 'ratio'],
  Object.entries(cold).map(([name, { ms, emptyMs, ratio }]) => [
    name,
    one(ms),
    one(emptyMs),
    ratio.toFixed(2),
  ]),
)}

## Site

Compressed bytes of scripts and styles that a page loads for the first time, as the browser counted them until the network
was quiet: response headers included, and whatever the page fetches ahead.

${table(
  ['page', 'JavaScript KiB', 'CSS KiB'],
  firstLoads.map(({ page, script, style }) => [page, kib(script), kib(style)]),
)}

## Start

\`npm start\` to the first answer of a function: ${one(start.first)} s with nothing built, ${one(start.later)} s later.
`
}
