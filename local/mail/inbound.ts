import { createHash, randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { SendAsync } from '../events/async-invoke.ts'
import type { Json, JsonObject } from '../json.ts'
import type { ObjectStore } from '../s3/store.ts'
import { functionArn, region } from '../template/names.ts'
import { type Header, replaceHeaders, splitMail } from './headers.ts'
import { type ReceiptRule, takes } from './receipt-rules.ts'

type Status = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED'
export type Verdicts = { readonly [check in 'spf' | 'dkim' | 'dmarc' | 'spam' | 'virus']: Status }

/** A mail from outside. */
export type IncomingMail = {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Buffer
  readonly verdicts?: Partial<Verdicts>
}

/** Receives mail as SES does. */
export type Inbound = {
  readonly accepts: (address: string) => boolean
  /** Keeps the mail and hands it on; when it resolves, the mail cannot be lost any more. Answers its id. */
  readonly deliver: (mail: IncomingMail) => Promise<string>
}

type Dependencies = {
  readonly rules: readonly ReceiptRule[]
  readonly store: ObjectStore
  readonly sendAsync: SendAsync
  readonly now: () => number
}

/** Opens the receiving side of the local SES: receipt rules, raw mails to the bucket, events to the function. */
export function openInbound({ rules, store, sendAsync, now }: Dependencies): Inbound {
  return {
    accepts: address => rules.some(rule => takes(rule, address)),
    deliver: async mail => {
      const messageId = randomBytes(26).toString('hex').slice(0, 40)
      const at = new Date(now())
      const raw = stamp(mail, messageId, at)
      for (const rule of rules) {
        const recipients = mail.to.filter(address => takes(rule, address))
        if (recipients.length === 0) continue
        if (rule.bucket) await keep(store, rule.bucket.name, rule.bucket.prefix + messageId, raw, at)
        if (rule.functionName) {
          sendAsync(rule.functionName, sesEvent(mail, raw, messageId, at, recipients, rule.functionName))
        }
      }
      return messageId
    },
  }
}

/** SES puts its own lines in front of what it receives. */
function stamp({ raw, from, to }: IncomingMail, messageId: string, at: Date): Buffer {
  const date = at.toUTCString().replace('GMT', '+0000')
  return replaceHeaders(
    raw,
    ['return-path'],
    [
      { name: 'Return-Path', value: `<${from}>` },
      {
        name: 'Received',
        value: `by inbound-smtp.${region}.amazonaws.com with SMTP id ${messageId} for ${to[0] ?? ''}; ${date}`,
      },
    ],
  )
}

async function keep(store: ObjectStore, bucket: string, key: string, raw: Buffer, at: Date): Promise<void> {
  const temporary = store.temporary()
  await writeFile(temporary, raw)
  const info = {
    key,
    size: raw.length,
    etag: createHash('md5').update(raw).digest('hex'),
    modified: at.getTime(),
    headers: { 'content-type': 'binary/octet-stream' },
    checksum: undefined,
    tags: {},
  }
  await store.commit(bucket, info, temporary, false)
}

function sesEvent(
  { from, to, verdicts }: IncomingMail,
  raw: Buffer,
  messageId: string,
  at: Date,
  recipients: readonly string[],
  functionName: string,
): JsonObject {
  const { headers } = splitMail(raw)
  const verdict = (check: keyof Verdicts) => ({ status: verdicts?.[check] ?? 'PASS' })
  return {
    Records: [
      {
        eventSource: 'aws:ses',
        eventVersion: '1.0',
        ses: {
          mail: {
            timestamp: at.toISOString(),
            source: from,
            messageId,
            destination: to,
            headersTruncated: false,
            headers: headers.map(({ name, value }) => ({ name, value })),
            commonHeaders: commonHeaders(headers, from),
          },
          receipt: {
            timestamp: at.toISOString(),
            processingTimeMillis: 1,
            recipients,
            spamVerdict: verdict('spam'),
            virusVerdict: verdict('virus'),
            spfVerdict: verdict('spf'),
            dkimVerdict: verdict('dkim'),
            dmarcVerdict: verdict('dmarc'),
            action: { type: 'Lambda', functionArn: functionArn(functionName), invocationType: 'Event' },
          },
        },
      },
    ],
  }
}

function commonHeaders(headers: readonly Header[], returnPath: string): JsonObject {
  const find = (name: string) => headers.find(header => header.name.toLowerCase() === name)?.value
  const list = (name: string): readonly string[] | undefined =>
    find(name)?.split(/,\s*(?=[^"]*(?:"[^"]*"[^"]*)*$)/)
  const fields: { readonly [name: string]: Json | undefined } = {
    returnPath,
    from: list('from'),
    to: list('to'),
    cc: list('cc'),
    date: find('date'),
    messageId: find('message-id'),
    subject: find('subject'),
  }
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  )
}
