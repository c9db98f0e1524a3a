import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../local/free-port.ts'

const root = join(import.meta.dirname, '..', '..')

/** Seconds from `npm start` to the first answer of the API: with nothing built yet, then again on the same data. */
export async function startUp(): Promise<{ readonly first: number; readonly later: number }> {
  const data = mkdtempSync(join(tmpdir(), 'servicecall-start-'))
  try {
    rmSync(join(root, '.build'), { recursive: true, force: true })
    rmSync(join(root, 'web', 'dist'), { recursive: true, force: true })
    return { first: await once(data), later: await once(data) }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function once(data: string): Promise<number> {
  const port = await freePort()
  const from = performance.now()
  const child = spawn('npm', ['start', '--silent', '--', '--port', String(port), '--data', data], {
    cwd: root,
    stdio: 'ignore',
    detached: true,
  })
  try {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/session`, { method: 'POST' }).catch(
        () => undefined,
      )
      // The function itself has answered, not only the gateway.
      if (answer?.headers.get('content-type') === 'application/problem+json')
        return (performance.now() - from) / 1000
      if (performance.now() - from > 120_000) throw new Error('It did not start.')
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  } finally {
    const ended = new Promise(resolve => child.once('exit', resolve))
    if (child.pid) process.kill(-child.pid, 'SIGINT')
    await ended
  }
}
