import type { SESEvent } from 'aws-lambda'
import * as v from 'valibot'
import type { Document } from '../../contract/document.ts'
import { type CustomerId, DocumentId, EntryId, type PersonId, ServicecallId } from '../../contract/ids.ts'
import type { Attachment } from '../data/inbound-documents.ts'
import { type Outcome, type ReceiveDeps, receiveMail } from '../domain/receive-mail.ts'
import { callOfAddress } from '../mail/addresses.ts'
import { readMail } from '../mail/read.ts'
import { ulidOf } from './ids.ts'
import { factsOf, log } from './log.ts'

export interface InboundDeps extends Omit<ReceiveDeps, 'attach' | 'ledger'> {
  /** `at`: when the mail came in, so that handling it again writes the same line. */
  readonly ledger: (mail: string, at: number, outcome: Outcome) => Promise<void>
  readonly rawMail: (id: string) => Promise<Uint8Array>
  readonly store: (
    customer: CustomerId,
    entry: EntryId,
    by: PersonId,
    attachments: readonly Attachment[],
  ) => Promise<Document[]>
}

/**
 * Takes the mails that SES has received and stored.
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html
 */
export const inbound =
  (deps: InboundDeps) =>
  async ({ Records }: SESEvent): Promise<void> => {
    for (const { ses } of Records) {
      const { messageId, timestamp } = ses.mail
      try {
        const { receipt } = ses
        const mail = await readMail(await deps.rawMail(messageId))
        const time = Date.parse(timestamp)
        const id = ulidOf(time, messageId)
        const attach = (customer: CustomerId, entry: EntryId, by: PersonId) =>
          deps.store(
            customer,
            entry,
            by,
            mail.attachments.map(({ name, type, content }, i) => ({
              document: {
                id: v.parse(DocumentId, ulidOf(time, `${messageId} ${i}`)),
                name,
                type,
                size: content.length,
              },
              content,
            })),
          )
        const { outcome, because } = await receiveMail(
          {
            mail: messageId,
            // Who wrote decides on rights, so the sender must be proven. GRAY: the domain makes no statement.
            authentic:
              receipt.dmarcVerdict.status !== 'FAIL' &&
              receipt.spamVerdict.status !== 'FAIL' &&
              receipt.virusVerdict.status !== 'FAIL' &&
              (receipt.spfVerdict.status === 'PASS' || receipt.dkimVerdict.status === 'PASS'),
            automatic: mail.automatic || ses.mail.source === '' || ses.mail.source === '<>',
            from: mail.from,
            answers: receipt.recipients.map(callOfAddress).find(call => call !== undefined),
            title: mail.title,
            text: mail.text,
            servicecall: v.parse(ServicecallId, id),
            entry: v.parse(EntryId, id),
          },
          { ...deps, attach, ledger: (id, outcome) => deps.ledger(id, time, outcome) },
        )
        log('info', 'mail-received', { mail: messageId, outcome, because })
      } catch (error) {
        log('error', 'mail-failed', { mail: messageId, ...factsOf(error) })
        // Until it works, or for somebody to look at.
        await deps.ledger(messageId, Date.parse(timestamp), { outcome: 'waiting', because: 'failed' })
        // Lambda delivers again, and in the end to the dead letters; the raw mail stays in the bucket.
        throw error
      }
    }
  }
