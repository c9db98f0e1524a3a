import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const types: { readonly [extension: string]: string } = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/vnd.microsoft.icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}
const compressible = /^(text\/|application\/(json|manifest)|image\/svg)/

type Encoding = 'br' | 'gzip' | 'identity'
type StoredFile = {
  readonly type: string
  readonly etag: string
  readonly bodies: ReadonlyMap<Encoding, Buffer>
}

/** Serves the built web app from `folder` as CloudFront serves it from its bucket. */
export function openSite(folder: string) {
  const files = new Map<string, Promise<StoredFile | undefined>>()
  const find = (path: string) => {
    const known = files.get(path)
    if (known) return known
    const loading = load(folder, path)
    files.set(path, loading)
    loading.then(file => file ?? files.delete(path))
    return loading
  }
  return async (request: IncomingMessage, response: ServerResponse, path: string): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'MethodNotAllowed')
    const file = await find(path)
    // A bucket that may not be listed does not tell what it lacks.
    if (file === undefined) return refuse(response, 403, 'AccessDenied')
    response.setHeader('content-type', file.type)
    response.setHeader('etag', file.etag)
    response.setHeader('vary', 'accept-encoding')
    // Names under /assets/ hold a hash of the content; everything else may change with the next deployment.
    response.setHeader(
      'cache-control',
      path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    )
    if (request.headers['if-none-match'] === file.etag) {
      response.statusCode = 304
      response.end()
      return
    }
    const encoding = choose(request.headers['accept-encoding'], file)
    if (encoding !== 'identity') response.setHeader('content-encoding', encoding)
    const body = file.bodies.get(encoding)
    response.setHeader('content-length', body?.length ?? 0)
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

async function load(folder: string, path: string): Promise<StoredFile | undefined> {
  const decoded = decode(path)
  const full = normalize(join(folder, decoded ?? ''))
  if (decoded === undefined || decoded.includes('\0') || !full.startsWith(folder + sep)) return undefined
  const body = await readFile(full).catch(() => undefined)
  if (body === undefined) return undefined
  const type = types[extname(full)] ?? 'application/octet-stream'
  const bodies = new Map<Encoding, Buffer>([['identity', body]])
  // CloudFront compresses objects of at least 1,000 bytes.
  if (compressible.test(type) && body.length >= 1000) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
    bodies.set('br', await promisify(brotliCompress)(body, quality))
    bodies.set('gzip', await promisify(gzip)(body))
  }
  return { type, etag: `"${createHash('md5').update(body).digest('hex')}"`, bodies }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function choose(accepted: string | undefined, { bodies }: StoredFile): Encoding {
  const wanted = (accepted ?? '').split(',').map(part => part.split(';')[0]?.trim())
  if (wanted.includes('br') && bodies.has('br')) return 'br'
  return wanted.includes('gzip') && bodies.has('gzip') ? 'gzip' : 'identity'
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status
  response.setHeader('content-type', 'application/xml')
  response.end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`)
}
