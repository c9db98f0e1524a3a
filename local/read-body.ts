import type { IncomingMessage } from 'node:http'

/** The whole body of a request, unless it is longer than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer | 'too large'> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return 'too large'
  const chunks: Buffer[] = []
  let length = 0
  // Not destroyed when it is too long: the sender still has to be told.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk)
    length += bytes.length
    if (length > limit) return 'too large'
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
