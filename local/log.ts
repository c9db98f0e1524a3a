import { createWriteStream, rmSync, statSync } from 'node:fs'

/** Where the output of the functions goes. */
export type FunctionLog = {
  readonly write: (functionName: string, line: string) => void
  readonly close: () => void
}

/** A log that has grown beyond this is begun anew with the next start. */
const sizeLimit = 16 * 1024 * 1024

/** Appends the output of functions to a file and, if wished, to the console. */
export function openFunctionLog(file: string, echo: boolean): FunctionLog {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > sizeLimit) rmSync(file)
  const stream = createWriteStream(file, { flags: 'a' })
  stream.on('error', () => undefined)
  return {
    write: (name, line) => {
      stream.write(`${new Date().toISOString()} ${name} ${line}\n`)
      if (echo) console.log(`${name}: ${line}`)
    },
    close: () => void stream.end(),
  }
}
