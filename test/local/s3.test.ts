import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import {
  DeleteObjectTaggingCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../local/database.ts'
import { close, listen } from '../../local/listen.ts'
import type { Bucket } from '../../local/s3/buckets.ts'
import { sweepBuckets } from '../../local/s3/lifecycle.ts'
import { createS3Server } from '../../local/s3/server.ts'
import { openObjectStore } from '../../local/s3/store.ts'

const credentials = { accessKeyId: 'KEY', secretAccessKey: 'secret' }
const bucket: Bucket = {
  name: 'documents',
  cors: [
    {
      AllowedOrigins: ['http://site'],
      AllowedMethods: ['PUT'],
      AllowedHeaders: ['x-amz-*', 'content-type', 'if-none-match'],
      ExposedHeaders: [],
      MaxAge: 60,
    },
  ],
  lifecycle: [
    { Status: 'Enabled', Prefix: '', TagFilters: [{ Key: 'draft', Value: 'true' }], ExpirationInDays: 7 },
  ],
}
const folder = mkdtempSync(join(tmpdir(), 'servicecall-s3-'))
const db = openDatabase(join(folder, 'state.sqlite'))
const store = openObjectStore(db, join(folder, 'objects'))
let time = Date.now()
const server = createS3Server({
  buckets: new Map([[bucket.name, bucket]]),
  store,
  credentials,
  now: () => time,
})
let endpoint: string
let client: S3Client
const options = () => ({ endpoint, region: 'eu-central-1', credentials, maxAttempts: 1 })

beforeAll(async () => {
  endpoint = `http://127.0.0.1:${await listen(server, 0, '')}`
  client = new S3Client(options())
})
afterAll(async () => {
  client.destroy()
  await close(server)
  db.close()
})

const text = 'Guten Tag'
const checksum = (content: string) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(crc32(content))
  return bytes.toString('base64')
}

/** A presigned upload as the product makes it: everything that matters is signed. */
async function presign(key: string) {
  const plain = new S3Client({ ...options(), requestChecksumCalculation: 'WHEN_REQUIRED' })
  const headers = {
    'content-type': 'text/plain',
    'content-length': String(text.length),
    'if-none-match': '*',
    'x-amz-checksum-crc32': checksum(text),
    'x-amz-tagging': 'draft=true',
  }
  const url = await getSignedUrl(
    plain,
    new PutObjectCommand({
      Bucket: bucket.name,
      Key: key,
      ContentType: 'text/plain',
      ContentLength: text.length,
      IfNoneMatch: '*',
      ChecksumCRC32: checksum(text),
      Tagging: 'draft=true',
    }),
    {
      expiresIn: 60,
      signableHeaders: new Set(['host', ...Object.keys(headers)]),
      unhoistableHeaders: new Set(['x-amz-checksum-crc32', 'x-amz-tagging']),
    },
  )
  return { url, headers }
}
const put = async (url: string, headers: Record<string, string>, body: string) => {
  const { 'content-length': _, ...sent } = headers
  const answer = await fetch(url, { method: 'PUT', headers: sent, body })
  return [answer.status, /<Code>(\w+)/.exec(await answer.text())?.[1]]
}

describe('a presigned upload', () => {
  it('is taken as it was signed, and once', async () => {
    const { url, headers } = await presign('once')
    expect(await put(url, headers, text)).toEqual([200, undefined])
    expect(await put(url, headers, text)).toEqual([412, 'PreconditionFailed'])
    const head = await client.send(
      new HeadObjectCommand({ Bucket: bucket.name, Key: 'once', ChecksumMode: 'ENABLED' }),
    )
    expect(head).toMatchObject({
      ContentLength: text.length,
      ContentType: 'text/plain',
      ChecksumCRC32: checksum(text),
    })
  })

  it('is refused when anything signed is altered', async () => {
    const { url, headers } = await presign('altered')
    expect(await put(url, headers, `${text}!`)).toEqual([403, 'SignatureDoesNotMatch'])
    expect(await put(url, headers, 'Guten Tau')).toEqual([400, 'BadDigest'])
    expect(await put(url, { ...headers, 'content-type': 'text/html' }, text)).toEqual([
      403,
      'SignatureDoesNotMatch',
    ])
    expect(await put(url, { ...headers, 'x-amz-tagging': '' }, text)).toEqual([403, 'SignatureDoesNotMatch'])
    const { 'if-none-match': _, ...without } = headers
    expect(await put(url, without, text)).toEqual([403, 'SignatureDoesNotMatch'])
    expect(await put(url.replace('altered', 'another'), headers, text)).toEqual([
      403,
      'SignatureDoesNotMatch',
    ])
    expect(store.list(bucket.name, { prefix: 'a', after: '', limit: 10 })).toEqual([])
  })

  it('is refused when its time is over', async () => {
    const { url, headers } = await presign('late')
    time += 61_000
    expect(await put(url, headers, text)).toEqual([403, 'AccessDenied'])
    time -= 61_000
  })

  it('passes the preflight of the site only', async () => {
    const { url, headers } = await presign('preflight')
    const preflight = (origin: string) =>
      fetch(url, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'PUT',
          'access-control-request-headers': Object.keys(headers)
            .filter(name => name !== 'content-length')
            .join(','),
        },
      })
    expect((await preflight('http://site')).headers.get('access-control-allow-origin')).toBe('http://site')
    expect((await preflight('http://elsewhere')).status).toBe(403)
  })
})

describe('objects', () => {
  it('are kept with tags, listed, read in part and expire as drafts', async () => {
    const body = 'x'.repeat(300_000)
    await client.send(
      new PutObjectCommand({
        Bucket: bucket.name,
        Key: 'folder/ä b+c',
        Body: Readable.from([body]),
        ContentLength: body.length,
        Tagging: 'draft=true',
        Metadata: { name: 'Brief' },
      }),
    )
    await client.send(
      new PutObjectCommand({ Bucket: bucket.name, Key: 'folder/kept', Body: 'kept', Tagging: 'draft=true' }),
    )
    await client.send(new DeleteObjectTaggingCommand({ Bucket: bucket.name, Key: 'folder/kept' }))
    const tags = await client.send(new GetObjectTaggingCommand({ Bucket: bucket.name, Key: 'folder/ä b+c' }))
    expect(tags.TagSet).toEqual([{ Key: 'draft', Value: 'true' }])
    const whole = await client.send(new GetObjectCommand({ Bucket: bucket.name, Key: 'folder/ä b+c' }))
    expect(whole.Metadata).toEqual({ name: 'Brief' })
    expect(await whole.Body?.transformToString()).toBe(body)
    const part = await client.send(
      new GetObjectCommand({ Bucket: bucket.name, Key: 'folder/kept', Range: 'bytes=1-2' }),
    )
    expect(await part.Body?.transformToString()).toBe('ep')

    expect(await sweepBuckets([bucket], store, time + 8 * 86_400_000)).toBeGreaterThan(0)
    const list = await client.send(new ListObjectsV2Command({ Bucket: bucket.name, Prefix: 'folder/' }))
    expect(list.Contents?.map(({ Key }) => Key)).toEqual(['folder/kept'])
  })

  it('are closed to a wrong key', async () => {
    const stranger = new S3Client({ ...options(), credentials: { ...credentials, secretAccessKey: 'no' } })
    await expect(
      stranger.send(new GetObjectCommand({ Bucket: bucket.name, Key: 'folder/kept' })),
    ).rejects.toThrow(/signature/)
  })
})
