import { watch } from 'node:fs'
import { join } from 'node:path'

const debounceMs = 150

/** Runs `onChange` after the sources below these folders have changed; changes meanwhile lead to one more run. */
export function watchSources(
  root: string,
  folders: readonly string[],
  onChange: () => Promise<void>,
): () => void {
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  const schedule = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(onChange)
    }, debounceMs)
  }
  const watchers = folders.map(folder => watch(join(root, folder), { recursive: true }, schedule))
  return () => {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
}
