import MailComposer from 'nodemailer/lib/mail-composer'
import type { ServicecallId } from '../../contract/ids.ts'
import type { Message } from '../../contract/message.ts'
import type { Servicecall } from '../../contract/servicecall.ts'
import type { Language } from '../../contract/text.ts'
import { replyAddress, supportAddress, threadId } from './addresses.ts'
import { mailTexts } from './texts.ts'

export interface Notice {
  readonly kind: 'received' | 'answered'
  readonly to: { readonly name: string; readonly email: string; readonly language: Language }
  readonly call: Pick<Servicecall, 'id' | 'customer' | 'number' | 'title'>
  readonly message: Pick<Message, 'by' | 'text' | 'documents'>
  readonly vendor: string
}

/** A mail ready to be sent, as raw MIME: SES's own API has no place for the headers that hold a conversation together. */
export async function compose(
  notice: Notice,
  of: { readonly domain: string; readonly siteUrl: string },
): Promise<Buffer> {
  const { to, call, vendor } = notice
  const text = textOf(notice, of.siteUrl)
  const thread = threadId(call.id, of.domain)
  return new MailComposer({
    from: { name: `${vendor} Support`, address: supportAddress(of.domain) },
    to: { name: to.name, address: to.email },
    replyTo: { name: `${vendor} Support`, address: replyAddress(call.id, of.domain) },
    subject: `[#${call.number}] ${call.title}`,
    text,
    html: htmlOf(text, to.language),
    headers: {
      // RFC 3834: nobody's holiday notice should answer this.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'X-Servicecall': String(call.number),
    },
    inReplyTo: thread,
    references: thread,
  })
    .compile()
    .build()
}

export const callUrl = (
  siteUrl: string,
  call: { readonly customer: string; readonly id: ServicecallId },
): string => `${siteUrl}/c/${call.customer}/servicecalls/${call.id}`

function textOf({ kind, to, call, message, vendor }: Notice, siteUrl: string): string {
  const say = mailTexts[to.language]
  const body =
    kind === 'received'
      ? [say.received(call), say.receivedNext]
      : [
          say.answered({ number: call.number, agent: message.by.name }),
          message.text,
          ...(message.documents.length > 0 ? [say.documents(message.documents.length)] : []),
        ]
  return [
    say.replyAbove,
    say.greeting(to.name),
    ...body,
    `${say.open}\n${callUrl(siteUrl, call)}`,
    ...(kind === 'answered' ? [say.replyHint] : []),
    say.regards(vendor),
  ].join('\n\n')
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/** The same text with links one can click. Plain on purpose: it reads well everywhere, in dark mode too. */
function htmlOf(text: string, language: Language): string {
  const paragraphs = escaped(text)
    .split(/\n{2,}/)
    .map(paragraph =>
      paragraph
        .replace(/\n/g, '<br>')
        .replace(/https?:\/\/[^\s<]+[^\s<.,;:!?)]/g, url => `<a href="${url}">${url}</a>`),
    )
    .map(paragraph => `<p>${paragraph}</p>`)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head><body style="font:15px/1.6 system-ui,sans-serif;max-width:40em">${paragraphs.join('\n')}</body></html>`
}
