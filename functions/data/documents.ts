import {
  DeleteObjectTaggingCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import * as v from 'valibot'
import { Document } from '../../contract/document.ts'
import type { CustomerId, DocumentId, EntryId } from '../../contract/ids.ts'
import { timestamp } from '../../contract/time.ts'
import type { Clock, Documents } from '../domain/deps.ts'

/** Seconds in which an upload has to begin; a download is followed at once. */
const UPLOAD_SECONDS = 15 * 60
const DOWNLOAD_SECONDS = 60

/** A document belongs to exactly one entry, by its very key: it can be neither moved to nor shared with another. */
export const objectKey = (customer: CustomerId, entry: EntryId, id: DocumentId): string =>
  `documents/${customer}/${entry}/${id}`

/** Objects with this tag are removed by the bucket's lifecycle unless the entry is written and the tag taken off. */
export const DRAFT_TAG = { key: 'draft', value: 'true' } as const

/** Documents, in S3. The browser uploads and downloads by presigned addresses. */
export function documents(client: S3Client, Bucket: string, now: Clock): Documents {
  return {
    /** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
    async upload(customer, by, { id, entry, name, type, size, crc32 }) {
      const headers: Record<string, string> = {
        'content-type': type,
        'if-none-match': '*',
        'x-amz-checksum-crc32': crc32,
        'x-amz-meta-by': by,
        'x-amz-meta-name': encodeURIComponent(name),
        'x-amz-tagging': `${DRAFT_TAG.key}=${DRAFT_TAG.value}`,
      }
      const url = await getSignedUrl(
        client,
        new PutObjectCommand({
          Bucket,
          Key: objectKey(customer, entry, id),
          ContentLength: size,
          ContentType: type,
          IfNoneMatch: '*',
          ChecksumCRC32: crc32,
          Metadata: { by, name: encodeURIComponent(name) },
          Tagging: `${DRAFT_TAG.key}=${DRAFT_TAG.value}`,
        }),
        {
          expiresIn: UPLOAD_SECONDS,
          // Signed as headers, so that S3 refuses a PUT without or with others of them.
          signableHeaders: new Set(['host', 'content-length', ...Object.keys(headers)]),
          unhoistableHeaders: new Set(Object.keys(headers)),
        },
      )
      return { url, headers, expiresAt: timestamp(now() + UPLOAD_SECONDS * 1000) }
    },

    async uploaded(customer, by, entry, id) {
      try {
        const head = await client.send(new HeadObjectCommand({ Bucket, Key: objectKey(customer, entry, id) }))
        if (head.Metadata?.by !== by) return undefined
        return v.parse(Document, {
          id,
          name: decodeURIComponent(head.Metadata?.name ?? ''),
          type: head.ContentType,
          size: head.ContentLength,
        })
      } catch (error) {
        if (error instanceof NotFound) return undefined
        throw error
      }
    },

    async download(customer, entry, { id, name, type }) {
      const url = await getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket,
          Key: objectKey(customer, entry, id),
          // RFC 6266 and 8187: never shown in the page, whatever it is.
          ResponseContentDisposition: `attachment; filename="${name.replace(/[^\x20-\x7e]|["\\]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
          ResponseContentType: type,
          ResponseCacheControl: 'private, no-store',
        }),
        { expiresIn: DOWNLOAD_SECONDS },
      )
      return { url, expiresAt: timestamp(now() + DOWNLOAD_SECONDS * 1000) }
    },
  }
}

/**
 * Keeps a document for good: its entry has been written. Harmless to repeat.
 * @returns false if there is no such object (any more), which no repetition will change
 */
export async function keepDocument(client: S3Client, Bucket: string, key: string): Promise<boolean> {
  try {
    await client.send(new DeleteObjectTaggingCommand({ Bucket, Key: key }))
    return true
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return false
    throw error
  }
}

/** Stores what came by mail, as a draft like any other until its entry is written. What is there already stays as it is: the tag may be off. */
export async function storeDocument(
  client: S3Client,
  Bucket: string,
  of: {
    readonly customer: CustomerId
    readonly entry: EntryId
    readonly by: string
    readonly document: Document
  },
  content: Uint8Array,
): Promise<void> {
  try {
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: objectKey(of.customer, of.entry, of.document.id),
        Body: content,
        ContentType: of.document.type,
        IfNoneMatch: '*',
        Metadata: { by: of.by, name: encodeURIComponent(of.document.name) },
        Tagging: `${DRAFT_TAG.key}=${DRAFT_TAG.value}`,
      }),
    )
  } catch (error) {
    if (!(error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412)) throw error
  }
}
