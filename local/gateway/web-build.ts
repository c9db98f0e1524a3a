import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Refusal } from '../refusal.ts'
import { hashSources } from '../template/sources.ts'

const run = promisify(execFile)
const inputs = ['web', 'contract', 'package-lock.json', 'vite.config.ts']

/** Builds the web app into web/dist unless what is there comes from the same sources. */
export async function buildWeb(root: string): Promise<string> {
  const dist = join(root, 'web', 'dist')
  const note = join(root, '.build', 'web.hash')
  const hash = hashSources(root, inputs)
  if (existsSync(join(dist, 'index.html')) && readNote(note) === hash) return dist
  mkdirSync(join(root, '.build'), { recursive: true })
  const unfinished = mkdtempSync(join(root, '.build', 'web-'))
  try {
    await viteBuild(root, unfinished)
    takeOver(unfinished, dist)
    writeFileSync(note, hash)
  } finally {
    rmSync(unfinished, { recursive: true, force: true })
  }
  return dist
}

/** Another run may be doing the same: what counts is that a build of these sources is there. */
function takeOver(unfinished: string, dist: string): void {
  const old = `${unfinished}-old`
  try {
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(unfinished, dist)
  } catch (error) {
    if (!existsSync(join(dist, 'index.html'))) throw error
  } finally {
    rmSync(old, { recursive: true, force: true })
  }
}

const readNote = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined

async function viteBuild(root: string, outDir: string): Promise<void> {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js')
  try {
    await run(
      process.execPath,
      [vite, 'build', 'web', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
      {
        cwd: root,
        env: { ...process.env, NODE_ENV: 'production' },
      },
    )
  } catch (error) {
    const output = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    throw new Refusal(`The web app could not be built:\n${output.trim()}`)
  }
}
