import PostalMime, { type Address, type Email } from 'postal-mime'
import { TEXT_BYTES, TITLE_LENGTH } from '../../contract/text.ts'
import { mailTexts } from './texts.ts'

export interface IncomingMail {
  readonly from: string | undefined
  readonly to: readonly string[]
  readonly title: string
  /** What was written, without the quoted mail below it. */
  readonly text: string
  /** Sent by a program: a holiday notice, a bounce, a mailing list. */
  readonly automatic: boolean
  readonly attachments: readonly {
    readonly name: string
    readonly type: string
    readonly content: Uint8Array
  }[]
}

/** Reads a raw mail (RFC 5322). A mail that cannot be taken apart is read as the plain text that it is. */
export async function readMail(raw: Uint8Array): Promise<IncomingMail> {
  const mail = await PostalMime.parse(raw, { attachmentEncoding: 'arraybuffer' }).catch(
    (): Email | undefined => undefined,
  )
  if (!mail) {
    return {
      from: undefined,
      to: [],
      title: titleOf(undefined),
      text: textOf(new TextDecoder().decode(raw)),
      automatic: false,
      attachments: [],
    }
  }
  return {
    from: addressesOf(mail.from ? [mail.from] : [])[0],
    to: addressesOf([...(mail.to ?? []), ...(mail.cc ?? [])]),
    title: titleOf(mail.subject),
    text: textOf(visiblePart(mail.text ?? textOfHtml(mail.html ?? ''))),
    automatic: isAutomatic(mail),
    attachments: mail.attachments.map(({ filename, mimeType, content }) => ({
      name: fileName(filename ?? undefined),
      type: /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/.test(mimeType)
        ? mimeType
        : 'application/octet-stream',
      content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
    })),
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
  text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\t\n]|[\u202a-\u202e\u2066-\u2069]/gu, '')

/** Decoded subjects can hold line ends and whatever else: one clean line of at most 80 characters. */
export function titleOf(subject: string | undefined): string {
  const line = clean(subject ?? '')
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .trim()
  const characters = [...(line === '' ? '(ohne Betreff)' : line)]
  return characters.length <= TITLE_LENGTH
    ? characters.join('')
    : `${characters
        .slice(0, TITLE_LENGTH - 1)
        .join('')
        .trimEnd()}…`
}

function textOf(text: string): string {
  let cleaned = clean(text).trim()
  while (Buffer.byteLength(cleaned) > TEXT_BYTES) cleaned = cleaned.slice(0, Math.floor(cleaned.length * 0.9))
  return cleaned === '' ? '(kein Text)' : cleaned
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

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
}

/** Good enough to read: for mails that have no plain text of their own. */
const textOfHtml = (html: string): string =>
  html
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&(\w{2,6});/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\n{3,}/g, '\n\n')

/** File names of mails can hold paths and worse. */
export function fileName(name: string | undefined): string {
  const last =
    clean(name ?? '')
      .split(/[/\\]/)
      .at(-1) ?? ''
  const safe = last
    .replace(/[:*?"<>|\n\t]/g, '_')
    .trim()
    .slice(0, 150)
  return safe === '' || /^\.+$/.test(safe) ? 'anhang' : safe
}
