import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** The file in which a running database notes its process. */
export const pidFile = (folder: string): string => join(folder, 'java.pid')

/**
 * Ends a database process that an earlier run left on this folder: two of them on one
 * folder would share it silently. The command line is compared, because the number may
 * belong to another program by now.
 */
export function endLeftover(folder: string): void {
  const file = pidFile(folder)
  if (!existsSync(file)) return
  const pid = Number(readFileSync(file, 'utf8'))
  if (Number.isInteger(pid) && pid > 1 && commandOf(pid).includes(folder)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It ended by itself in between.
    }
  }
  rmSync(file, { force: true })
}

function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  } catch {
    return ''
  }
}
