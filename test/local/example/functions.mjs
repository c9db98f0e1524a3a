import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'

/** Answers what it was called with. */
export const echo = async event => {
  const { wait, fail } = event.queryStringParameters ?? {}
  if (fail) throw new RangeError('as wished')
  if (wait) await new Promise(resolve => setTimeout(resolve, Number(wait)))
  return {
    statusCode: 201,
    headers: { 'content-type': 'application/json' },
    cookies: ['a=1; Path=/', 'b=2; Path=/'],
    body: JSON.stringify({ event, env: process.env }),
  }
}

let refused = false
/** Stream → bus. The first batch is refused in part, so that it has to come again. */
export const relay = async ({ Records: records }) => {
  if (!refused) {
    refused = true
    return { batchItemFailures: [{ itemIdentifier: records[0].dynamodb.SequenceNumber }] }
  }
  await new EventBridgeClient().send(
    new PutEventsCommand({
      Entries: records.map(record => ({
        EventBusName: process.env.BUS,
        Source: 'example',
        DetailType: 'added',
        Detail: JSON.stringify(record),
      })),
    }),
  )
  return { batchItemFailures: [] }
}

const send = (subject, text) =>
  new SESClient().send(
    new SendRawEmailCommand({
      Source: 'desk@helpdesk.localhost',
      Destinations: ['kim@example.org'],
      RawMessage: { Data: Buffer.from(`Subject: ${subject}\r\nMessage-ID: <own@id>\r\n\r\n${text}`) },
    }),
  )

/** Queue → mail. */
export const notify = async ({ Records: records }) => {
  for (const { body } of records) {
    const { detail } = JSON.parse(body)
    const { NewImage: image } = detail.dynamodb
    if (image.broken) throw new Error('broken')
    await send(image.pk.S, detail.eventSourceARN)
  }
}

/** Mail → mail, with what SES said about it. */
export const inbound = async ({ Records: [{ ses }] }) => {
  const object = await new S3Client().send(
    new GetObjectCommand({ Bucket: process.env.MAILS, Key: `in/${ses.mail.messageId}` }),
  )
  const raw = await object.Body.transformToString()
  await send(`Re: ${ses.mail.commonHeaders.subject}`, `${ses.receipt.spfVerdict.status}\n${raw}`)
}
