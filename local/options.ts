import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Refusal } from './refusal.ts'

/** What `npm start` was asked to do. Port 0 means any free one. */
export type Options = {
  readonly port: number
  readonly smtpPort: number
  readonly data: string
  readonly fresh: boolean
  readonly demo: boolean
  readonly watch: boolean
}

export const usage = `Usage: npm start -- [options]

  --port N        port of the portal (8080)
  --smtp-port N   port of the mail server for incoming mail (2525, or the portal's port + 1000)
  --data DIR      folder that keeps the data (.local)
  --fresh         throw the data away and begin anew
  --no-demo       begin without the demo data
  --watch         reload functions and web app when their source changes`

const defaultPort = 8080
const defaultSmtpPort = 2525

/** Reads the command line; what it does not understand becomes one sentence. */
export function readOptions(args: readonly string[], cwd: string): Options | 'help' {
  const { values } = parse(args)
  if (values.help) return 'help'
  const port = readPort('--port', values.port) ?? defaultPort
  return {
    port,
    smtpPort: readPort('--smtp-port', values['smtp-port']) ?? smtpPortFor(port),
    data: resolve(cwd, values.data ?? '.local'),
    fresh: values.fresh ?? false,
    demo: !values['no-demo'],
    watch: values.watch ?? false,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        port: { type: 'string' },
        'smtp-port': { type: 'string' },
        data: { type: 'string' },
        fresh: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        watch: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error)
    throw new Refusal(`${reason}: run "npm start -- --help" to see the options.`)
  }
}

function readPort(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port
  throw new Refusal(`${option} needs a number from 0 to 65535, not "${text}".`)
}

/** A second stack beside the default one must not fight for its mail port. */
function smtpPortFor(port: number): number {
  if (port === defaultPort) return defaultSmtpPort
  if (port === 0) return 0
  return port + 1000 <= 65535 ? port + 1000 : port - 1000
}
