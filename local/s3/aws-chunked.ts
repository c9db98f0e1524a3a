import { Transform } from 'node:stream'
import { S3Error } from './error.ts'

const malformed = () =>
  new S3Error(400, 'InvalidChunkSizeError', 'The body is not what aws-chunked encoding looks like.')

/** Decodes the aws-chunked encoding; what follows the last chunk is put into `trailers`. */
export function awsChunked(trailers: Map<string, string>): Transform {
  let buffered: Buffer = Buffer.alloc(0)
  /** Bytes of the current chunk still to come; undefined before its size is known. */
  let remaining: number | undefined
  let inTrailers = false

  const takeLine = (): string | undefined => {
    const end = buffered.indexOf('\r\n')
    if (end < 0) {
      if (buffered.length > 8192) throw malformed()
      return undefined
    }
    const line = buffered.subarray(0, end).toString('latin1')
    buffered = buffered.subarray(end + 2)
    return line
  }
  const takeSize = (): boolean => {
    const line = takeLine()
    if (line === undefined) return false
    const size = /^[0-9a-f]+/i.exec(line)?.[0]
    if (size === undefined) throw malformed()
    remaining = Number.parseInt(size, 16)
    if (remaining === 0) inTrailers = true
    return true
  }
  const takeData = (push: (data: Buffer) => void): boolean => {
    if (remaining === undefined || buffered.length === 0) return false
    if (remaining === 0) {
      // The line break after a chunk.
      if (buffered.length < 2) return false
      if (buffered.subarray(0, 2).toString() !== '\r\n') throw malformed()
      buffered = buffered.subarray(2)
      remaining = undefined
      return true
    }
    const data = buffered.subarray(0, remaining)
    buffered = buffered.subarray(data.length)
    remaining -= data.length
    push(data)
    return true
  }
  const takeTrailer = (): boolean => {
    const line = takeLine()
    if (line === undefined) return false
    const [name = '', value = ''] = line.split(/:(.*)/s)
    if (name !== '') trailers.set(name.trim().toLowerCase(), value.trim())
    return true
  }
  return new Transform({
    transform(chunk: Buffer, _, done) {
      try {
        buffered = buffered.length === 0 ? chunk : Buffer.concat([buffered, chunk])
        while (
          inTrailers
            ? takeTrailer()
            : remaining === undefined
              ? takeSize()
              : takeData(data => this.push(data))
        ) {
          // Each step takes what it can from the buffer.
        }
        done()
      } catch (error) {
        done(error instanceof Error ? error : malformed())
      }
    },
    flush(done) {
      done(inTrailers ? undefined : malformed())
    },
  })
}
