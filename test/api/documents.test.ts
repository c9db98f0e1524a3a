import { GetObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import {
  call,
  customer,
  eventually,
  file,
  newCall,
  newId,
  newMessage,
  other,
  stack,
  upload,
} from '../fixtures/client.ts'

/** A call with one document in its first message. */
async function withDocument(content = 'Protokoll der Kasse', change: Parameters<typeof upload>[3] = {}) {
  const body = newCall('company')
  const document = await upload('company', body.id, content, change)
  const put = await document.put()
  expect(put.status, await put.text()).toBe(200)
  const { status, text } = await call('company', 'createServicecall', {
    params: { customer },
    body: { ...body, documents: [document.id] },
  })
  expect(status, text).toBe(201)
  return { params: { customer, servicecall: body.id }, document, body: { ...body, documents: [document.id] } }
}

test('what was uploaded stands in the message and comes back byte for byte, as a download', async () => {
  const { params, document } = await withDocument('Größe: 1 €', { name: 'Größe.log' })
  const { body } = await call('company', 'getServicecall', { params })
  expect(body.entries[0]).toMatchObject({
    documents: [{ id: document.id, name: 'Größe.log', type: 'text/plain', size: document.bytes.length }],
  })
  const download = await call('company', 'getDocument', {
    params: { ...params, seq: '1', document: document.id },
  })
  const response = await fetch(download.body.url)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')).toContain(
    'attachment; filename="Gr__e.log"; filename*=UTF-8\'\'Gr%C3%B6%C3%9Fe.log',
  )
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(document.bytes)
})

test.each<
  readonly [string, (put: Awaited<ReturnType<typeof upload>>['put']) => Promise<Response>, number, string]
>([
  ['other content of the same length', put => put('Protokolx'), 400, 'BadDigest'],
  ['longer content', put => put('Protokoll und mehr'), 403, 'SignatureDoesNotMatch'],
  ['shorter content', put => put('P'), 403, 'SignatureDoesNotMatch'],
  ['another type', put => put(undefined, { 'content-type': 'text/html' }), 403, 'SignatureDoesNotMatch'],
  [
    'another checksum',
    put => put(undefined, { 'x-amz-checksum-crc32': 'AAAAAA==' }),
    403,
    'SignatureDoesNotMatch',
  ],
  ['no draft tag', put => put(undefined, { 'x-amz-tagging': 'draft=false' }), 403, 'SignatureDoesNotMatch'],
  ['somebody else’s name', put => put(undefined, { 'x-amz-meta-by': 'X' }), 403, 'SignatureDoesNotMatch'],
  ['leave to overwrite', put => put(undefined, { 'if-none-match': '"x"' }), 403, 'SignatureDoesNotMatch'],
])('a PUT with %s is refused, and then the document cannot be attached', async (_, ask, status, code) => {
  const body = newCall('company')
  const document = await upload('company', body.id)
  const response = await ask(document.put)
  expect([response.status, (await response.text()).includes(code)]).toEqual([status, true])
  const { problem } = await call('company', 'createServicecall', {
    params: { customer },
    body: { ...body, documents: [document.id] },
  })
  expect(problem.fields).toEqual([{ field: 'documents.0', code: 'not-uploaded' }])
})

test('a repeated PUT overwrites nothing, before and after the message is sent', async () => {
  const { document, params } = await withDocument()
  expect((await document.put()).status).toBe(412)
  const download = await call('company', 'getDocument', {
    params: { ...params, seq: '1', document: document.id },
  })
  expect(await (await fetch(download.body.url)).text()).toBe('Protokoll der Kasse')
})

test('an address for one object opens no other', async () => {
  const { answer } = await upload('company', newId())
  const response = await fetch(
    answer.body.url.replace(/documents\/[^?]+/, `documents/${other}/${newId()}/${newId()}`),
    {
      method: 'PUT',
      body: 'Protokoll',
      headers: answer.body.headers,
    },
  )
  expect(response.status).toBe(403)
})

test('several documents of a message, up to twenty', async () => {
  const { params } = await file('company')
  const body = newMessage()
  const documents = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      upload('company', body.id, `Datei ${i}`, { name: `datei-${i}.txt` }),
    ),
  )
  await Promise.all(documents.map(document => document.put()))
  const { status } = await call('company', 'addMessage', {
    params,
    body: { ...body, documents: documents.map(({ id }) => id) },
  })
  expect(status).toBe(201)
  const { entries } = (await call('company', 'getServicecall', { params })).body
  expect(entries.at(-1)).toMatchObject({ documents: documents.map(({ id }) => ({ id })) })
})

test('a message with documents can be repeated after its documents have stopped being drafts', async () => {
  const { body, document } = await withDocument()
  await draftTagGone(body.id, document.id)
  const again = await call('company', 'createServicecall', { params: { customer }, body })
  expect(again.status).toBe(201)
})

test('a document that nobody sent stays a draft; once sent, the tag goes', async () => {
  const entry = newId()
  const unsent = await upload('company', entry)
  await unsent.put()
  const { body, document } = await withDocument()
  await draftTagGone(body.id, document.id)
  expect(await tagsOf(entry, unsent.id)).toEqual([{ Key: 'draft', Value: 'true' }])
})

test('a document is readable through its own message only', async () => {
  const { params, document } = await withDocument()
  const elsewhere = await file('company')
  await call('company', 'addMessage', { params, body: newMessage() })
  for (const address of [
    { ...params, seq: '2', document: document.id },
    { ...elsewhere.params, seq: '1', document: document.id },
    { ...params, seq: '1', document: newId() },
  ])
    expect((await call('company', 'getDocument', { params: address })).status).toBe(404)
})

const s3 = new S3Client({
  endpoint: stack.s3Url,
  region: stack.region,
  credentials: stack.credentials,
  forcePathStyle: true,
})

async function tagsOf(entry: string, document: string) {
  const Bucket = new URL((await upload('company', newId())).answer.body.url)
  const bucket = Bucket.pathname.split('/')[1] ?? ''
  const name = bucket === 'documents' ? (Bucket.hostname.split('.')[0] ?? '') : bucket
  const { TagSet } = await s3.send(
    new GetObjectTaggingCommand({ Bucket: name, Key: `documents/${customer}/${entry}/${document}` }),
  )
  return TagSet
}

const draftTagGone = (entry: string, document: string) =>
  eventually(async () => (await tagsOf(entry, document))?.length === 0)
