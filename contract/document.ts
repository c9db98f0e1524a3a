import * as v from 'valibot'
import { DocumentId, EntryId } from './ids.ts'
import { line } from './text.ts'
import { Timestamp } from './time.ts'

/** Largest document, in bytes. */
export const DOCUMENT_BYTES = 100 * 1024 * 1024
/** Most documents of one message. */
export const DOCUMENTS_PER_MESSAGE = 20

/** A file name: no path, no characters that a file system refuses. */
export const FileName = v.pipe(
  line(150),
  v.check(name => !/[/\\:*?"<>|]/.test(name) && !/^\.+$/.test(name), 'not-a-file-name'),
)

export const MediaType = v.pipe(
  v.string(),
  v.maxLength(100, 'too-long'),
  v.regex(/^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/, 'not-a-media-type'),
)

const Size = v.pipe(v.number(), v.integer(), v.minValue(1, 'empty'), v.maxValue(DOCUMENT_BYTES, 'too-large'))

/** A document as a conversation shows it. `size` in bytes. */
export const Document = v.strictObject({ id: DocumentId, name: FileName, type: MediaType, size: Size })
export type Document = v.InferOutput<typeof Document>

/** Announces a document that will be part of the message (or new servicecall) with the id `entry`. */
export const NewUpload = v.strictObject({
  id: DocumentId,
  entry: EntryId,
  name: FileName,
  type: MediaType,
  size: Size,
  /** CRC-32 (ISO 3309) of the content, big-endian, base64: what S3 takes as x-amz-checksum-crc32. */
  crc32: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{5}[AQgw]==$/, 'not-a-checksum')),
})
export type NewUpload = v.InferOutput<typeof NewUpload>

/** Where and how to PUT the content: exactly these headers, before `expiresAt`. */
export const Upload = v.strictObject({
  url: v.pipe(v.string(), v.url()),
  headers: v.record(v.string(), v.string()),
  expiresAt: Timestamp,
})
export type Upload = v.InferOutput<typeof Upload>

/** An address that serves the content once asked for, for a minute. */
export const Download = v.strictObject({ url: v.pipe(v.string(), v.url()), expiresAt: Timestamp })
export type Download = v.InferOutput<typeof Download>
