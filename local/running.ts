import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { parseJson } from './json.ts'

/** Where a running stack can be reached: written beside its data for the command-line tools. */
export const Running = v.object({
  pid: v.number(),
  url: v.string(),
  issuer: v.string(),
  clientId: v.nullable(v.string()),
  mailboxUrl: v.string(),
  s3Url: v.string(),
  smtpPort: v.number(),
  region: v.string(),
  endpoints: v.record(v.string(), v.string()),
  dynamo: v.object({ endpoint: v.string(), accessKeyId: v.string(), secretAccessKey: v.string() }),
  tableName: v.nullable(v.string()),
})
export type Running = v.InferOutput<typeof Running>

const fileName = 'running.json'

/** What the folder says about the stack that runs on it, if it says so. */
export function readRunning(dir: string): Running | undefined {
  const file = join(dir, fileName)
  if (!existsSync(file)) return undefined
  try {
    return parseJson(Running, readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Says that a stack runs. It holds a key, so only its owner may read it. */
export function writeRunning(dir: string, running: Running): void {
  writeFileSync(join(dir, fileName), `${JSON.stringify(running, undefined, 2)}\n`, { mode: 0o600 })
}

/** Says that no stack runs any longer. */
export function removeRunning(dir: string): void {
  rmSync(join(dir, fileName), { force: true })
}
