/** Prints an access token of a running local stack. */
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { clientsPath, identityPath } from '../identity/identity.ts'
import { signIn } from '../identity/sign-in.ts'
import { Refusal } from '../refusal.ts'

const usage = 'Usage: npm run -s token -- someone@example.org [--port N] [--password TEXT]'
const Clients = v.object({ clients: v.array(v.string()) })

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: 'string', default: '8080' },
      password: { type: 'string', default: 'Servicecall-demo-1' },
    },
  })
  const [email] = positionals
  if (email === undefined) throw new Refusal(usage)
  const url = `http://localhost:${values.port}`
  const issuer = url + identityPath
  const answer = await fetch(issuer + clientsPath).catch(() => undefined)
  if (!answer?.ok)
    throw new Refusal(
      `No local stack answers at ${url}: start it with "npm start", or name its port with --port.`,
    )
  const [clientId = ''] = v.parse(Clients, await answer.json()).clients
  const redirectUri = `${url}/api/session/callback`
  const tokens = await signIn({ issuer, clientId, redirectUri, email, password: values.password })
  if (tokens === undefined)
    throw new Refusal(`${email} cannot sign in with this password: give the right one with --password.`)
  console.log(tokens.access_token)
}

main().catch((error: unknown) => {
  console.error(error instanceof Refusal || error instanceof TypeError ? error.message : error)
  process.exitCode = 1
})
