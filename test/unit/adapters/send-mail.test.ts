import { MessageRejected, SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { mockClient } from 'aws-sdk-client-mock'
import PostalMime from 'postal-mime'
import * as v from 'valibot'
import { beforeEach, expect, test } from 'vitest'
import { CustomerId, EntryId, PersonId, ServicecallId } from '../../../contract/ids.ts'
import { timestamp } from '../../../contract/time.ts'
import type { Letter } from '../../../functions/domain/notify.ts'
import { readMail } from '../../../functions/mail/read.ts'
import { ulid } from '../../../functions/platform/ids.ts'
import { preparer } from '../../../functions/platform/send-mail.ts'

const client = new SESClient({ region: 'eu-central-1', maxAttempts: 1 })
const mock = mockClient(client)
beforeEach(() => mock.reset())
const prepare = preparer(client, { domain: 'helpdesk.example.com', siteUrl: 'https://portal.example.com' })
const send = async (letter: Letter) => (await prepare(letter))()

const at = timestamp(1_700_000_000_000)
const id = ulid(1)
const by = { side: 'support', id: v.parse(PersonId, ulid(3)), name: 'Emre Aydin' } as const
const letter: Letter = {
  kind: 'answered',
  vendor: 'Nordwerk',
  to: {
    id: v.parse(PersonId, ulid(2)),
    name: 'Tobias Reuter',
    email: 'tobias@example.org',
    role: 'contact',
    language: 'de',
    memberships: [],
    disabled: false,
  },
  call: {
    id: v.parse(ServicecallId, id),
    customer: v.parse(CustomerId, ulid(4)),
    number: 24817,
    title: 'Größe & <b>Platz</b>',
    status: 'started',
    priority: 'normal',
    channel: 'portal',
    contact: { id: v.parse(PersonId, ulid(2)), name: 'Tobias Reuter' },
    createdAt: at,
    activity: { at, by },
    version: 2,
  },
  message: {
    kind: 'message',
    id: v.parse(EntryId, ulid(5)),
    seq: 2,
    at,
    by,
    title: 'AW',
    text: 'Bitte <script>alert(1)</script> prüfen.',
    channel: 'portal',
    documents: [],
  },
}

const sentRaw = () => mock.commandCalls(SendRawEmailCommand)[0]?.args[0].input

test('support’s answer goes to the contact alone, threads by our address, and answers no program', async () => {
  mock.on(SendRawEmailCommand).resolves({ MessageId: 'm-1' })
  expect(await send(letter)).toEqual({ sent: 'm-1' })
  const input = sentRaw()
  expect(input?.Destinations).toEqual(['tobias@example.org'])
  expect(input?.Source).toBe('support@helpdesk.example.com')
  const mail = await PostalMime.parse(input?.RawMessage?.Data ?? '')
  expect(mail.subject).toBe('[#24817] Größe & <b>Platz</b>')
  expect(mail.replyTo?.[0]?.address).toBe(`reply+${id.toLowerCase()}@helpdesk.example.com`)
  expect(mail.headers.find(header => header.key === 'auto-submitted')?.value).toBe('auto-generated')
  expect(mail.references).toContain(`call.${id.toLowerCase()}`)
  expect(mail.text).toContain('Emre Aydin hat Ihnen zum Servicecall 24817 geschrieben')
  expect(mail.html).not.toContain('<script>')
})

test('our own notification, coming back, is known as a program’s', async () => {
  mock.on(SendRawEmailCommand).resolves({ MessageId: 'm-1' })
  await send(letter)
  expect((await readMail(sentRaw()?.RawMessage?.Data ?? new Uint8Array())).automatic).toBe(true)
})

test('an English contact is written to in English', async () => {
  mock.on(SendRawEmailCommand).resolves({ MessageId: 'm-1' })
  await send({ ...letter, kind: 'received', to: { ...letter.to, language: 'en' } })
  const mail = await PostalMime.parse(sentRaw()?.RawMessage?.Data ?? '')
  expect(mail.text).toContain('We have received your servicecall')
})

test('a refusal by SES means certainly not sent', async () => {
  mock
    .on(SendRawEmailCommand)
    .rejects(new MessageRejected({ message: 'no', $metadata: { httpStatusCode: 400 } }))
  expect(await send(letter)).toBe('refused')
})

test.each([
  [
    'an answer of 500',
    new SESServiceException({
      name: 'InternalFailure',
      $fault: 'server',
      $metadata: { httpStatusCode: 500 },
    }),
  ],
  ['a time-out', Object.assign(new Error('socket hang up'), { name: 'TimeoutError' })],
])('after %s nobody knows whether it was sent, and it is not sent again', async (_, error) => {
  mock.on(SendRawEmailCommand).rejects(error)
  await expect(send(letter)).rejects.toBe(error)
  expect(mock.commandCalls(SendRawEmailCommand)).toHaveLength(1)
})
