import type { ServerResponse } from 'node:http'
import PostalMime from 'postal-mime'
import { listPage, mailboxPolicy, mailPage } from './mailbox-page.ts'
import type { Outbox } from './outbox.ts'

/** The path below which sent mails can be read. */
export const mailboxPath = '/mailbox'

/** What a mail's own HTML may do: look as it wants, open links in new windows, nothing else. */
const framePolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'"

/** Shows the mails that the stack has sent, as pages and as JSON. */
export function openMailbox(outbox: Outbox) {
  return async (url: string, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const [id = '', part] = pathname.slice(mailboxPath.length).split('/').filter(Boolean)
    const recipient = searchParams.get('to') ?? ''
    if (id === 'messages.json') return json(response, matching(outbox, recipient))
    if (id === '') return page(response, listPage(matching(outbox, recipient), recipient))
    const mail = outbox.find(id)
    const raw = outbox.raw(id)
    if (mail === undefined || raw === undefined)
      return send(response, 404, 'text/plain', 'There is no such mail.')
    if (part === 'raw') return send(response, 200, 'text/plain; charset=utf-8', raw)
    const parsed = await PostalMime.parse(raw)
    if (part === 'html') {
      response.setHeader('content-security-policy', framePolicy)
      return send(response, 200, 'text/html; charset=utf-8', `<base target="_blank">${parsed.html ?? ''}`)
    }
    const attachments = parsed.attachments.map(({ filename, mimeType }) => filename ?? mimeType)
    return page(response, mailPage(mail, { hasHtml: parsed.html !== undefined, attachments }))
  }
}

const matching = (outbox: Outbox, recipient: string) =>
  outbox
    .list()
    .filter(({ to }) => to.some(address => address.toLowerCase().includes(recipient.toLowerCase())))

function page(response: ServerResponse, html: string): void {
  response.setHeader('content-security-policy', mailboxPolicy)
  send(response, 200, 'text/html; charset=utf-8', html)
}

function json(response: ServerResponse, value: unknown): void {
  send(response, 200, 'application/json', JSON.stringify(value))
}

function send(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  response.end(body)
}
