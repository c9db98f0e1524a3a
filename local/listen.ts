import type { Server } from 'node:http'
import { Refusal } from './refusal.ts'

/** Listens on the loopback interface; a port that is taken becomes a sentence naming the option that changes it. */
export function listen(server: Server, port: number, option: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Refusal(`Port ${port} is taken: end what uses it, or choose another one with ${option}.`)
          : error.code === 'EACCES'
            ? new Refusal(
                `Port ${port} may not be used by this account: choose one above 1023 with ${option}.`,
              )
            : error,
      )
    }
    // Longer than clients keep idle connections, so that none is closed just when it is used again.
    server.keepAliveTimeout = 75_000
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Closes a server without waiting for idle connections. */
export function close(server: Server): Promise<void> {
  return new Promise(resolve => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
