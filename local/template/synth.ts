import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '../refusal.ts'
import { hashSources } from './sources.ts'

const run = promisify(execFile)
const inputs = ['infra', 'functions', 'contract', 'package-lock.json', 'tsconfig.json']
/** A folder that is unfinished for longer than this was left by a run that was killed. */
const abandonedAfterMs = 600_000
/** Enough that a stack started a while ago still finds its functions. */
const kept = 4

/** Synthesises the stack into a folder of its own; the same sources are synthesised once. */
export async function synthesise(root: string): Promise<string> {
  const parent = join(root, '.build', 'cdk')
  const folder = join(parent, hashSources(root, inputs))
  if (existsSync(folder)) return folder
  mkdirSync(parent, { recursive: true })
  const unfinished = mkdtempSync(join(parent, 'unfinished-'))
  try {
    await run(process.execPath, [join('infra', 'app.ts')], {
      cwd: root,
      env: {
        ...process.env,
        CDK_OUTDIR: unfinished,
        // The built site is served from where it is; uploading it is a matter of the deployment.
        CDK_CONTEXT_JSON: JSON.stringify({ siteContent: false }),
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        // Two thirds of the time go into checks that the deployment and the tests make as well.
        CDK_VALIDATION: 'false',
        CDK_DISABLE_STACK_TRACE: '1',
      },
      maxBuffer: 16 * 1024 * 1024,
    })
    takeOver(unfinished, folder)
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new Refusal(`The stack could not be synthesised:\n${output.trim()}`)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  removeOld(parent)
  return folder
}

/** Another run may have been faster with the same sources: then its result is as good. */
function takeOver(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}

function removeOld(parent: string): void {
  const folders = readdirSync(parent)
    .map(name => ({ name, path: join(parent, name), time: statSync(join(parent, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time)
  const unfinished = folders.filter(({ name }) => name.startsWith('unfinished-'))
  const abandoned = unfinished.filter(({ time }) => time < Date.now() - abandonedAfterMs)
  const finished = folders.filter(({ name }) => !name.startsWith('unfinished-'))
  for (const { path } of [...finished.slice(kept), ...abandoned])
    rmSync(path, { recursive: true, force: true })
}
