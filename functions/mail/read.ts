import PostalMime, { type Address, type Email } from 'postal-mime'
import * as v from 'valibot'
import { DOCUMENTS_PER_MESSAGE, FileName, MediaType } from '../../contract/document.ts'
import { type Language, TEXT_BYTES, Text, TITLE_LENGTH, Title } from '../../contract/text.ts'
import { mailTexts } from './texts.ts'

export interface IncomingMail {
  readonly from: string | undefined
  readonly to: readonly string[]
  /** In the language of whoever wrote: a mail may come without a subject or a text. */
  readonly title: (language: Language) => string
  /** What was written, without the quoted mail below it, and what of it was left out. */
  readonly text: (language: Language) => string
  /** Sent by a program: a holiday notice, a bounce, a mailing list. */
  readonly automatic: boolean
  readonly attachments: readonly Attachment[]
}

export interface Attachment {
  readonly name: string
  readonly type: string
  readonly content: Uint8Array
}

/** Reads a raw mail (RFC 5322). A mail that cannot be taken apart is read as the plain text that it is. */
export async function readMail(raw: Uint8Array): Promise<IncomingMail> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' }).catch(
    (): Email | undefined => undefined,
  )
  if (!mail) {
    const whole = new TextDecoder().decode(raw)
    return {
      from: undefined,
      to: [],
      title: language => titleOf(undefined, language),
      text: language => textOf(whole, [], language),
      automatic: false,
      attachments: [],
    }
  }
  const all = mail.attachments.map(attachmentOf)
  const attachments = all.filter(({ content }) => content.length > 0).slice(0, DOCUMENTS_PER_MESSAGE)
  const leftOut = all.filter(one => !attachments.includes(one)).map(({ name }) => name)
  const written = visiblePart(mail.text ?? textOfHtml(mail.html ?? ''))
  return {
    from: addressesOf(mail.from ? [mail.from] : [])[0],
    to: addressesOf([...(mail.to ?? []), ...(mail.cc ?? [])]),
    title: language => titleOf(mail.subject, language),
    text: language => textOf(written, leftOut, language),
    automatic: isAutomatic(mail),
    attachments,
  }
}

function attachmentOf({ filename, mimeType, content }: Email['attachments'][number]): Attachment {
  const type = mimeType.toLowerCase()
  return {
    name: fileName(filename ?? undefined),
    type: v.is(MediaType, type) ? type : 'application/octet-stream',
    content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
  }
}

const addressesOf = (addresses: readonly Address[]): string[] =>
  addresses.flatMap(address =>
    address.group ? addressesOf(address.group) : address.address ? [address.address.toLowerCase()] : [],
  )

/** RFC 3834 and what came before it. */
function isAutomatic(mail: Email): boolean {
  const header = (name: string) =>
    mail.headers
      .find(({ key }) => key === name)
      ?.value.trim()
      .toLowerCase()
  const submitted = header('auto-submitted')
  return (
    (submitted !== undefined && submitted !== 'no') ||
    header('x-auto-response-suppress') !== undefined ||
    header('list-id') !== undefined ||
    ['bulk', 'list', 'junk', 'auto_reply'].includes(header('precedence') ?? '') ||
    header('return-path') === '<>' ||
    /^(mailer-daemon|postmaster|no-?reply)@/.test(addressesOf(mail.from ? [mail.from] : [])[0] ?? '')
  )
}

const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')

/** The beginning of a text, cut between characters and never within one. */
const beginning = (text: string, most: number): string => [...text].slice(0, most).join('')

/** Decoded subjects can hold line ends and whatever else: one clean line of at most 80 characters. */
export function titleOf(subject: string | undefined, language: Language): string {
  const line = clean(subject ?? '')
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim()
  const title = [...line].length <= TITLE_LENGTH ? line : `${beginning(line, TITLE_LENGTH - 1).trimEnd()}…`
  return v.is(Title, title) ? title : mailTexts[language].noSubject
}

function textOf(written: string, leftOut: readonly string[], language: Language): string {
  const say = mailTexts[language]
  const note = leftOut.length > 0 ? `\n\n${say.leftOut(leftOut.slice(0, 50))}` : ''
  let text = clean(written).trim()
  const room = TEXT_BYTES - Buffer.byteLength(`${note}\n\n${say.cut}`)
  if (Buffer.byteLength(text) > room) {
    while (Buffer.byteLength(text) > room) text = beginning(text, Math.floor([...text].length * 0.9))
    text = `${text.trimEnd()}\n\n${say.cut}`
  }
  return `${v.is(Text, text) ? text : say.noText}${note}`
}

/** Cuts off the mail that was answered: below our own line, or below a mail program's introduction of a quotation. */
export function visiblePart(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const ours = [mailTexts.de.replyAbove, mailTexts.en.replyAbove]
  let end = lines.findIndex(line => ours.some(marker => line.includes(marker)))
  if (end === -1) end = lines.length
  const introduction = lines.findIndex(
    (line, i) =>
      /^-{2,}\s*(Ursprüngliche Nachricht|Original Message|Original-Nachricht)\s*-{2,}$/i.test(line.trim()) ||
      (/(schrieb|wrote).*:\s*$/i.test(line) && (lines[i + 1] ?? '').startsWith('>')) ||
      (/(schrieb|wrote).*:\s*$/i.test(line) &&
        (lines[i + 1] ?? '').trim() === '' &&
        (lines[i + 2] ?? '').startsWith('>')),
  )
  if (introduction !== -1) end = Math.min(end, introduction)
  const kept = lines.slice(0, end)
  // The introduction may stand above our line: it and what is quoted of nothing go as well.
  while (kept.length > 0 && /^\s*>?\s*$|(schrieb|wrote).*:\s*$/i.test(kept.at(-1) ?? '')) kept.pop()
  return kept.some(line => line.trim() !== '') ? kept.join('\n') : text
}

/** The named characters that mail programs use for what is no ASCII. */
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  euro: '€',
  pound: '£',
  cent: '¢',
  sect: '§',
  deg: '°',
  copy: '©',
  reg: '®',
  trade: '™',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bdquo: '„',
  ldquo: '“',
  rdquo: '”',
  sbquo: '‚',
  lsquo: '‘',
  rsquo: '’',
  laquo: '«',
  raquo: '»',
  middot: '·',
  bull: '•',
  times: '×',
  plusmn: '±',
  frac12: '½',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
}

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

/** Good enough to read: for mails that have no plain text of their own. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<\/(td|th)\b[^>]*>/gi, '\t')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => character(Number.parseInt(code, 16)))
    .replace(/&#(\d{1,7});/g, (_, code: string) => character(Number(code)))
    .replace(/&(\w{2,8});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\n{3,}/g, '\n\n')

/** File names of mails can hold paths and worse. What the contract does not take is cleaned; the extension stays. */
export function fileName(name: string | undefined): string {
  const last =
    clean(name ?? '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  const safe = last.replace(/[:*?"<>|\n\t\u2028\u2029]/g, '_').trim()
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(safe)?.[0] ?? ''
  const short = [...safe].length <= 150 ? safe : `${beginning(safe, 150 - extension.length)}${extension}`
  return v.is(FileName, short) ? short : `anhang${extension}`
}
