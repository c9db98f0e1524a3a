import { seedDemo } from './demo/index.ts'
import { supportAddress } from './mail-domain.ts'
import { readOptions, usage } from './options.ts'
import { projectRoot } from './project-root.ts'
import { Refusal } from './refusal.ts'
import { type Stack, startStack } from './stack.ts'

const demoPassword = 'Servicecall-demo-1'
/** What is not ended in order by then is ended anyway. */
const stopWithinMs = 1500

// Lambda's clocks show UTC.
process.env.TZ = 'UTC'

let stack: Stack | undefined
let ending = false

// Before anything is started. The database ends by itself as soon as this process does, however that comes.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130))

async function end(code: number): Promise<void> {
  if (ending) process.exit(code)
  ending = true
  setTimeout(() => process.exit(code), stopWithinMs).unref()
  await stack?.stop().catch((error: unknown) => console.error(error))
  process.exit(code)
}

function fail(error: unknown): void {
  console.error(error instanceof Refusal ? error.message : error)
  process.exitCode = 1
}

function greeting({ url, mailboxUrl, smtpPort, users }: Stack): string {
  const people = users.list().map(({ email }) => `  ${email}`)
  const accounts =
    people.length > 0 ? ['', `Accounts, all with the password ${demoPassword}:`, ...people.slice(0, 12)] : []
  return [
    '',
    `Servicecall is ready: ${url}`,
    ...accounts,
    '',
    `Sent mails: ${mailboxUrl}`,
    `Mails to the helpdesk: to ${supportAddress}, by SMTP on 127.0.0.1:${smtpPort}`,
    'Ctrl-C ends everything.',
    '',
  ].join('\n')
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), projectRoot)
  if (options === 'help') return console.log(usage)
  const { demo, ...others } = options
  stack = await startStack({ ...others, ...(demo ? { seed: seedDemo } : {}) })
  console.log(greeting(stack))
  console.error(await stack.failure)
  await end(1)
}

main().catch(async (error: unknown) => {
  fail(error)
  await end(1)
})
