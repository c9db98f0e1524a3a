/**
 * A process of its own that starts the database and ends it when its own standard input
 * closes: that happens however the stack ends, even by `kill -9`, which nothing in the
 * stack's own process could answer.
 *
 * Usage: node keeper.ts PIDFILE COMMAND ARGUMENT…
 */
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'

const [pidFile = '', command = '', ...args] = process.argv.slice(2)
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
if (child.pid !== undefined) writeFileSync(pidFile, String(child.pid))

child.on('error', error => {
  console.error(error.message)
  process.exit(127)
})
child.on('exit', code => {
  rmSync(pidFile, { force: true })
  process.exit(code ?? 1)
})

process.stdin.resume()
process.stdin.on('close', () => {
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), 500)
})
// Its end is decided by the pipe alone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})
