import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { replyAddress } from '../../functions/mail/addresses.ts'
import {
  call,
  customer,
  eventually,
  file,
  mailsTo,
  newId,
  persons,
  stack,
  wholeTable,
} from '../fixtures/client.ts'

const smtp = createTransport({
  host: '127.0.0.1',
  port: stack.smtpPort,
  secure: false,
  tls: { rejectUnauthorized: false },
})
const DOMAIN = 'helpdesk.localhost'
const support = `support@${DOMAIN}`

const send = (from: string, mail: Parameters<typeof smtp.sendMail>[0]) =>
  smtp.sendMail({ from, to: support, ...mail })

/** The call that a mail with this subject became. */
const callWith = (title: string) =>
  eventually(async () => {
    const { body } = await call('company', 'listServicecalls', {
      params: { customer },
      query: { limit: '100' },
    })
    return body.rows.find(row => row.title === title)
  })

const ledgerLines = async () => (await wholeTable()).filter(({ pk }) => String(pk).startsWith('LEDGER#'))

test('a mail by a known contact becomes a call of his, with its attachments, and is acknowledged', async () => {
  const subject = `Drucker klemmt ${newId()}`
  await send(persons.own.email, {
    subject,
    text: 'Seit heute früh.\n\nViele Grüße',
    attachments: [{ filename: '../druck.log', content: 'Zeile 1' }],
  })
  const row = await callWith(subject)
  expect(row).toMatchObject({ channel: 'email', status: 'created', contact: { id: persons.own.id } })
  expect(row.product).toBeUndefined()
  const params = { customer, servicecall: row.id }
  const { entries } = (await call('own', 'getServicecall', { params })).body
  expect(entries[0]).toMatchObject({
    text: 'Seit heute früh.\n\nViele Grüße',
    channel: 'email',
    documents: [{ name: 'druck.log', size: 7 }],
  })
  const [entry] = entries
  const document = entry?.kind === 'message' ? (entry.documents[0]?.id ?? '') : ''
  const download = await call('own', 'getDocument', { params: { ...params, seq: '1', document } })
  expect(await (await fetch(download.body.url)).text()).toBe('Zeile 1')
  await eventually(async () =>
    (await mailsTo(persons.own.email)).some(mail => mail.subject === `[#${row.number}] ${subject}`),
  )
})

test('a reply to a notification becomes a message of its call, without what it quotes', async () => {
  const { params, id, number } = await file('company')
  const [notice] = await eventually(async () => {
    const mails = (await mailsTo(persons.company.email)).filter(mail =>
      mail.subject.startsWith(`[#${number}]`),
    )
    return mails.length > 0 && mails
  })
  const replyTo = notice?.headers.find(({ name }) => name.toLowerCase() === 'reply-to')?.value ?? ''
  expect(replyTo).toContain(replyAddress(id, DOMAIN))
  const quoted = (notice?.text ?? '')
    .split('\n')
    .map(line => `> ${line}`)
    .join('\n')
  await send(persons.company.email, {
    to: replyTo,
    subject: `Re: ${notice?.subject}`,
    text: `Das Standardformular.\n\nAm 24.11.2026 schrieb Nordwerk Support:\n${quoted}`,
  })
  const entry = await eventually(
    async () => (await call('company', 'getServicecall', { params })).body.entries[1],
  )
  expect(entry).toMatchObject({
    kind: 'message',
    text: 'Das Standardformular.',
    channel: 'email',
    by: { id: persons.company.id },
  })
})

test('a stranger’s mail becomes nothing but a line in the ledger', async () => {
  const before = (await ledgerLines()).length
  await send('stranger@elsewhere.example', { subject: 'Hallo', text: 'Hallo' })
  await eventually(async () => (await ledgerLines()).length > before)
  expect(
    (await ledgerLines()).some(
      ({ outcome, because }) => outcome === 'waiting' && because === 'unknown-sender',
    ),
  ).toBe(true)
})

test('a reply to a call of somebody else writes nothing into it', async () => {
  const { params, id } = await file('company')
  await send(persons.own.email, { to: replyAddress(id, DOMAIN), subject: 'x', text: 'x' })
  await eventually(async () => (await ledgerLines()).some(({ because }) => because === 'not-your-call'))
  expect((await call('company', 'getServicecall', { params })).body.entries).toHaveLength(1)
})

test('a holiday notice to our notification is answered by nothing', async () => {
  const { params, id } = await file('company')
  await send(persons.company.email, {
    to: replyAddress(id, DOMAIN),
    subject: 'Abwesend',
    text: 'Ich bin im Urlaub.',
    headers: { 'Auto-Submitted': 'auto-replied' },
  })
  await eventually(async () =>
    (await ledgerLines()).some(({ outcome, because }) => outcome === 'ignored' && because === 'automatic'),
  )
  expect((await call('company', 'getServicecall', { params })).body.entries).toHaveLength(1)
})
