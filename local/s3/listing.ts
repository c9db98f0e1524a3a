import type { S3Request } from './request.ts'
import type { ObjectStore } from './store.ts'
import { elements, textOf, toXml, type Xml } from './xml.ts'

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'
type Row = { readonly key: string; readonly isPrefix: boolean; readonly entry: Xml }

/** ListObjectsV2. */
export function listObjects(store: ObjectStore, { bucket, query }: S3Request): string {
  const prefix = query.get('prefix') ?? ''
  const delimiter = query.get('delimiter') ?? ''
  const token = query.get('continuation-token')
  const after = token === null ? (query.get('start-after') ?? '') : Buffer.from(token, 'base64url').toString()
  const limit = Math.min(1000, Number(query.get('max-keys') ?? 1000))
  const rows: Row[] = []
  let position = after
  while (rows.length <= limit) {
    const [object] = store.list(bucket, { prefix, after: position, limit: 1 })
    if (object === undefined) break
    const end = delimiter === '' ? -1 : object.key.indexOf(delimiter, prefix.length)
    if (end < 0) {
      const { key, size, etag, modified } = object
      const entry = {
        Key: key,
        LastModified: new Date(modified).toISOString(),
        ETag: `"${etag}"`,
        Size: size,
      }
      rows.push({ key, isPrefix: false, entry: { ...entry, StorageClass: 'STANDARD' } })
      position = key
    } else {
      // Everything below the common prefix is one row: go on behind its last possible key.
      const common = object.key.slice(0, end + delimiter.length)
      position = `${common}\u{10FFFF}`
      rows.push({ key: position, isPrefix: true, entry: { Prefix: common } })
    }
  }
  const page = rows.slice(0, limit)
  const truncated = rows.length > limit
  const last = page.at(-1)?.key ?? ''
  return toXml(
    'ListBucketResult',
    {
      Name: bucket,
      Prefix: prefix,
      KeyCount: page.length,
      MaxKeys: limit,
      IsTruncated: truncated,
      ...(truncated ? { NextContinuationToken: Buffer.from(last).toString('base64url') } : {}),
      Contents: page.flatMap(row => (row.isPrefix ? [] : [row.entry])),
      CommonPrefixes: page.flatMap(row => (row.isPrefix ? [row.entry] : [])),
    },
    namespace,
  )
}

/** DeleteObjects: several at once. */
export async function deleteObjects(store: ObjectStore, bucket: string, xml: string): Promise<string> {
  const keys = elements(xml, 'Object').flatMap(object => textOf(object, 'Key') ?? [])
  for (const key of keys) await store.remove(bucket, key)
  const quiet = textOf(xml, 'Quiet') === 'true'
  return toXml('DeleteResult', { Deleted: quiet ? [] : keys.map(Key => ({ Key })) }, namespace)
}
