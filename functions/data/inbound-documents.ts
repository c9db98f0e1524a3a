import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { Document } from '../../contract/document.ts'
import type { CustomerId, EntryId, PersonId } from '../../contract/ids.ts'
import { storeDocument } from './documents.ts'

/** Where the receipt rule puts raw mails, under SES's id of the mail. */
export const MAIL_PREFIX = 'inbound/'

export interface Attachment {
  readonly document: Document
  readonly content: Uint8Array
}

/** The raw mails, and the documents made of their attachments. */
export const documents = (
  client: S3Client,
  buckets: { readonly mail: string; readonly documents: string },
) => ({
  async rawMail(id: string): Promise<Uint8Array> {
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket: buckets.mail, Key: `${MAIL_PREFIX}${id}` }),
    )
    if (!Body) throw new Error('The mail has no content')
    return Body.transformToByteArray()
  },
  async store(
    customer: CustomerId,
    entry: EntryId,
    by: PersonId,
    attachments: readonly Attachment[],
  ): Promise<Document[]> {
    await Promise.all(
      attachments.map(({ document, content }) =>
        storeDocument(client, buckets.documents, { customer, entry, by, document }, content),
      ),
    )
    return attachments.map(({ document }) => document)
  },
})
