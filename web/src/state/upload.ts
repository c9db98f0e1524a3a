import { call } from '../api.ts'
import { Failure } from '../failure.ts'
import type { Answer, Question } from './crc32.worker.ts'

/** Sends one file to the document store. Nothing here knows of the page. */

/** What the browser itself throws when a file cannot be read. */
const unreadable = () => new DOMException('The file cannot be read', 'NotReadableError')

let worker: Worker | undefined

/** The checksum of a file, computed in a worker while it is read in pieces. */
function checksum(
  id: string,
  file: File,
  signal: AbortSignal,
  onPart: (bytes: number) => void,
): Promise<string> {
  worker ??= new Worker(new URL('./crc32.worker.ts', import.meta.url), { type: 'module' })
  const asked = worker
  return new Promise((resolve, reject) => {
    const stop = new AbortController()
    const settle = (act: () => void): void => {
      stop.abort()
      act()
    }
    asked.addEventListener(
      'message',
      ({ data }: MessageEvent<Answer>) => {
        if (data.id !== id) return
        if (data.kind === 'part') onPart(data.bytes)
        else if (data.kind === 'sum') settle(() => resolve(data.crc32))
        else settle(() => reject(unreadable()))
      },
      { signal: stop.signal },
    )
    asked.addEventListener('error', () => settle(() => reject(unreadable())), { signal: stop.signal })
    signal.addEventListener('abort', () => settle(() => reject(signal.reason)), { signal: stop.signal })
    asked.postMessage({ id, file } satisfies Question)
  })
}

/** Set by the browser itself, which refuses to have them set. */
const OWN_HEADERS = new Set(['content-length', 'host'])
/** The store has this document already: an earlier try got through. */
const ALREADY_THERE = 412

/** XMLHttpRequest, because fetch tells no progress of what it sends. */
const put = (
  { url, headers }: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  file: File,
  signal: AbortSignal,
  onPart: (bytes: number) => void,
): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const abort = (): void => request.abort()
    signal.addEventListener('abort', abort)
    request.open('PUT', url)
    for (const [name, value] of Object.entries(headers))
      if (!OWN_HEADERS.has(name.toLowerCase())) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded }) => onPart(loaded)
    request.onloadend = () => {
      signal.removeEventListener('abort', abort)
      const { status } = request
      if (signal.aborted) reject(signal.reason)
      else if ((status >= 200 && status < 300) || status === ALREADY_THERE) resolve()
      else reject(new Failure(status === 0 ? 'offline' : 'unexpected'))
    }
    request.send(file)
  })

export interface Sending {
  readonly customer: string
  /** The message that the document will be part of. */
  readonly entry: string
  readonly id: string
  readonly name: string
  readonly type: string
  readonly file: File
  readonly signal: AbortSignal
  readonly onChecking: (bytes: number) => void
  readonly onSending: (bytes: number) => void
}

export async function upload(sending: Sending): Promise<void> {
  const { customer, entry, id, name, type, file, signal } = sending
  const crc32 = await checksum(id, file, signal, sending.onChecking)
  const where = await call('createUpload', {
    params: { customer },
    body: { id, entry, name, type, size: file.size, crc32 },
  })
  signal.throwIfAborted()
  sending.onSending(0)
  await put(where, file, signal, sending.onSending)
}
