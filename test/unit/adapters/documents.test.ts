import { HeadObjectCommand, NotFound, S3Client } from '@aws-sdk/client-s3'
import { mockClient } from 'aws-sdk-client-mock'
import * as v from 'valibot'
import { beforeEach, expect, test } from 'vitest'
import { CustomerId, DocumentId, EntryId, PersonId } from '../../../contract/ids.ts'
import { documents } from '../../../functions/data/documents.ts'
import { ulid } from '../../../functions/platform/ids.ts'

const client = new S3Client({
  region: 'eu-central-1',
  requestChecksumCalculation: 'WHEN_REQUIRED',
  credentials: { accessKeyId: 'A', secretAccessKey: 'B' },
})
const mock = mockClient(S3Client)
beforeEach(() => mock.reset())
const now = () => 1_700_000_000_000
const store = documents(client, 'bucket', now)

const customer = v.parse(CustomerId, ulid(1))
const entry = v.parse(EntryId, ulid(2))
const id = v.parse(DocumentId, ulid(3))
const by = v.parse(PersonId, ulid(4))

test('an upload address is signed for exactly one content: length, type, checksum, draft tag and no overwriting', async () => {
  const upload = await store.upload(customer, by, {
    id,
    entry,
    name: 'Größe 1.pdf',
    type: 'application/pdf',
    size: 5,
    crc32: 'AAAAAA==',
  })
  const signed = new URL(upload.url).searchParams.get('X-Amz-SignedHeaders')?.split(';') ?? []
  for (const header of [
    'content-length',
    'content-type',
    'host',
    'if-none-match',
    'x-amz-checksum-crc32',
    'x-amz-meta-by',
    'x-amz-meta-name',
    'x-amz-tagging',
  ])
    expect(signed).toContain(header)
  expect(upload.headers).toMatchObject({
    'if-none-match': '*',
    'x-amz-checksum-crc32': 'AAAAAA==',
    'x-amz-tagging': 'draft=true',
  })
  expect(upload.url).toContain(`/documents/${customer}/${entry}/${id}`)
  expect(upload.url).not.toContain('x-amz-sdk-checksum')
})

test('a download is always an attachment with its own name, in any script', async () => {
  const { url } = await store.download(customer, entry, {
    id,
    name: 'Größe "1".pdf',
    type: 'text/html',
    size: 5,
  })
  expect(new URL(url).searchParams.get('response-content-disposition')).toBe(
    `attachment; filename="Gr__e _1_.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.pdf`,
  )
})

test('what somebody else uploaded, or nobody, cannot be attached', async () => {
  mock
    .on(HeadObjectCommand)
    .resolvesOnce({ Metadata: { by: ulid(9), name: 'a' }, ContentType: 'text/plain', ContentLength: 1 })
  expect(await store.uploaded(customer, by, entry, id)).toBeUndefined()
  mock.on(HeadObjectCommand).rejects(new NotFound({ message: '', $metadata: {} }))
  expect(await store.uploaded(customer, by, entry, id)).toBeUndefined()
})

test('size and type are those that S3 has, not those that were announced', async () => {
  mock
    .on(HeadObjectCommand)
    .resolves({ Metadata: { by, name: 'a%20b.txt' }, ContentType: 'text/plain', ContentLength: 12 })
  expect(await store.uploaded(customer, by, entry, id)).toEqual({
    id,
    name: 'a b.txt',
    type: 'text/plain',
    size: 12,
  })
})

test('a failure of S3 is no missing document', async () => {
  mock.on(HeadObjectCommand).rejects(Object.assign(new Error(), { name: 'SlowDown' }))
  await expect(store.uploaded(customer, by, entry, id)).rejects.toThrow()
})
