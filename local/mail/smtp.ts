import { SMTPServer } from 'smtp-server'
import { Refusal } from '../refusal.ts'
import type { Inbound } from './inbound.ts'

/** What SES takes at most. */
const sizeLimit = 40 * 1024 * 1024

export type MailServer = { readonly port: number; readonly stop: () => Promise<void> }

/** Starts a mail server on the loopback interface that hands every mail to `inbound` before it says 250. */
export async function startMailServer(port: number, inbound: Inbound): Promise<MailServer> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    size: sizeLimit,
    onRcptTo: ({ address }, _, done) => {
      if (inbound.accepts(address)) return done()
      done(Object.assign(new Error(`Nobody here receives mail for ${address}`), { responseCode: 550 }))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          return done(Object.assign(new Error('The mail is too large'), { responseCode: 552 }))
        }
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom ? mailFrom.address : ''
        inbound.deliver({ from, to: rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks) }).then(
          id => done(null, `OK ${id}`),
          (error: unknown) => {
            console.error(error)
            done(Object.assign(new Error('The mail could not be kept; try again'), { responseCode: 451 }))
          },
        )
      })
    },
  })
  const actual = await new Promise<number>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Refusal(
              `Port ${port} for incoming mail is taken: end what uses it, or choose another one with --smtp-port.`,
            )
          : error,
      ),
    )
    const listener = server.listen(port, '127.0.0.1', () => {
      const address = listener.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
  // A client that breaks off is no reason to end.
  server.on('error', () => undefined)
  return { port: actual, stop: () => new Promise(resolve => server.close(() => resolve())) }
}
