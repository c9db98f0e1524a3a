import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Document, FileName } from '../../contract/document.ts'
import { Text, Title } from '../../contract/text.ts'
import { fileName, readMail, titleOf, visiblePart } from '../../functions/mail/read.ts'
import { mailTexts } from '../../functions/mail/texts.ts'
import { ulid } from '../../functions/platform/ids.ts'

const raw = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'))

test('the answer above our line is what was written', () => {
  const mail = [
    'Ja, wir nutzen das Standardformular.',
    '',
    'Am 24.11.2026 um 10:12 schrieb Nordwerk Support:',
    `> ${mailTexts.de.replyAbove}`,
    '>',
    '> Guten Tag,',
  ].join('\n')
  expect(visiblePart(mail)).toBe('Ja, wir nutzen das Standardformular.')
})

test.each([
  ['Outlook', 'Danke!\n\n-----Ursprüngliche Nachricht-----\nVon: Nordwerk'],
  ['Thunderbird', 'Danke!\n\nAm 24.11.26 um 10:00 schrieb Emre Aydin:\n> Guten Tag'],
  ['Gmail', 'Danke!\n\nOn Tue, 24 Nov 2026 at 10:00, Emre Aydin wrote:\n\n> Hello'],
])('a quotation as %s introduces it is cut off', (_, text) => {
  expect(visiblePart(text)).toBe('Danke!')
})

test('a mail that is nothing but quotation is kept whole rather than lost', () => {
  const text = '> alles zitiert'
  expect(visiblePart(text)).toBe(text)
})

test('a subject with line ends and controls becomes one clean title of at most 80 characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), subject =>
      v.is(Title, titleOf(subject, 'de')),
    ),
  )
  expect(titleOf('A\r\nBcc: x@example.org', 'de')).toBe('A Bcc: x@example.org')
  expect(titleOf(undefined, 'de')).toBe('(ohne Betreff)')
  expect(titleOf('\u200b', 'en')).toBe('(no subject)')
})

test('whatever a mail calls its file, ours has a name that the contract takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), name => v.is(FileName, fileName(name))),
  )
  expect(fileName('../../etc/passwd')).toBe('passwd')
  expect(fileName('..')).toBe('anhang')
})

test.each([
  ['Auto-Submitted: auto-replied'],
  ['Precedence: bulk'],
  ['List-Id: <list.example.org>'],
  ['X-Auto-Response-Suppress: All'],
])('a mail with "%s" comes from a program', async header => {
  const mail = await readMail(
    raw('From: a@example.org', 'Subject: Abwesend', header, '', 'Ich bin im Urlaub.'),
  )
  expect(mail.automatic).toBe(true)
})

test('a person’s mail does not', async () => {
  const mail = await readMail(
    raw(
      'From: "A" <A@Example.org>',
      'To: support@helpdesk.localhost',
      'Auto-Submitted: no',
      'Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=',
      '',
      'Hallo',
    ),
  )
  expect(mail).toMatchObject({ automatic: false, from: 'a@example.org' })
  expect([mail.title('de'), mail.text('de')]).toEqual(['Grüße', 'Hallo'])
})

test('a mail without plain text is read from its HTML', async () => {
  const mail = await readMail(
    raw(
      'From: a@example.org',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<style>p{}</style><p>Gr&uuml;&szlig;e &amp; Dank</p><script>alert(1)</script>',
    ),
  )
  expect(mail.text('de')).toBe('Grüße & Dank')
})

test('nesting beyond all reason falls back to the raw text instead of failing', async () => {
  const parts = Array.from(
    { length: 300 },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\r\n\r\n--b${i}`,
  )
  const mail = await readMail(raw('From: a@example.org', ...parts, 'Content-Type: text/plain', '', 'tief'))
  expect(mail.text('de')).toContain('tief')
})

test('any bytes at all give a mail whose title and text the contract takes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async bytes => {
      const mail = await readMail(bytes)
      expect(v.is(Title, mail.title('de'))).toBe(true)
      expect(v.is(Text, mail.text('en'))).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('whatever is attached becomes a document that the contract takes, or is named as left out', async () => {
  const part = (name: string, type: string, content: string) =>
    [
      '--b',
      `Content-Type: ${type}`,
      `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
      '',
      ...(content === '' ? [] : [content]),
    ].join('\r\n')
  const odd = [
    part('zwei\u2028Zeilen.log', 'text/plain', 'x'),
    part(`${'x'.repeat(149)}😀.txt`, `application/${'y'.repeat(120)}`, 'x'),
    part('leer.txt', 'text/plain', ''),
    ...Array.from({ length: 25 }, (_, i) => part(`datei-${i}.txt`, 'text/plain', 'x')),
  ]
  const mail = await readMail(
    raw(
      'From: a@example.org',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'Anbei.',
      ...odd,
      '--b--',
    ),
  )
  expect(mail.attachments).toHaveLength(20)
  for (const { name, type, content } of mail.attachments)
    expect(v.is(Document, { id: ulid(1), name, type, size: content.length })).toBe(true)
  expect(mail.attachments[1]?.name).toMatch(/x{140,}\.txt$/)
  expect(mail.text('de')).toMatch(/^Anbei\.\n\n\[Nicht übernommene Anhänge.*leer\.txt.*datei-24\.txt\]$/)
})

test('a text beyond the limit is cut between characters and says so', async () => {
  const mail = await readMail(
    raw('From: a@example.org', 'Content-Type: text/plain; charset=utf-8', '', '😀'.repeat(20_000)),
  )
  const text = mail.text('de')
  expect(v.is(Text, text)).toBe(true)
  expect(text).toContain('wurde gekürzt')
  expect(text.isWellFormed()).toBe(true)
})

test('HTML reads as people see it: signs, and table cells apart', async () => {
  const mail = await readMail(
    raw(
      'From: a@example.org',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<table><tr><td>A</td><td>10&nbsp;&euro; &ndash; &#x201E;x&#8220;</td></tr></table>',
    ),
  )
  expect(mail.text('de')).toBe('A\t10 € – „x“')
})
