import { createHash } from 'node:crypto'
import { escapeHtml, pageStyles } from '../page.ts'
import type { SentMail } from './outbox.ts'

const styles = `${pageStyles}
header { display: flex; flex-wrap: wrap; align-items: center; gap: 12px 24px; min-height: 56px; padding: 8px 24px; }
header a { color: inherit; font-weight: 620; text-decoration: none; }
form { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-left: auto; }
input { height: 34px; width: 240px; padding: 0 10px; border: 1px solid var(--field); border-radius: 8px; background: var(--surface); color: inherit; font: inherit; }
button { height: 34px; padding: 0 14px; border: 0; border-radius: 8px; background: var(--button); color: #fff; font: inherit; font-weight: 540; cursor: pointer; }
main { margin: 0 12px 12px; padding: 20px 24px; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); }
h1 { margin: 0 0 12px; font-size: 20px; font-weight: 620; overflow-wrap: anywhere; }
h2 { margin: 24px 0 8px; font-size: 14px; font-weight: 620; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 13.5px; }
th { padding: 8px 12px 8px 0; color: var(--muted); font-size: 12.5px; font-weight: 540; text-align: left; white-space: nowrap; vertical-align: top; }
td { padding: 10px 12px 10px 0; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
td.time { white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--muted); }
td a { font-weight: 540; }
table.facts { margin-bottom: 12px; }
.facts th { width: 128px; padding-block: 8px; border-top: 1px solid var(--line); line-height: 1.55; }
.facts td { padding-block: 8px; }
@media (max-width: 600px) { form { margin-left: 0; } input { width: 180px; font-size: 16px; } .facts th { width: 96px; } }
summary { cursor: pointer; font-weight: 540; }
pre { margin: 0; padding: 16px; border-radius: 10px; background: var(--sunken); font: 13px/1.55 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { display: block; width: 100%; height: 480px; border: 1px solid var(--line); border-radius: 10px; background: #fff; }
.muted { color: var(--muted); }`

/** The policy of the mailbox's own pages: this style, and frames of the same origin. */
export const mailboxPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256')
  .update(styles)
  .digest(
    'base64',
  )}'; img-src data:; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`

/** The list of sent mails, the newest first. */
export function listPage(mails: readonly SentMail[], recipient: string): string {
  const rows = mails.map(
    ({ id, at, to, subject }) => `<tr><td class="time"><time datetime="${at}">${readable(at)}</time></td>
<td>${escapeHtml(to.join(', '))}</td><td><a href="/mailbox/${id}">${escapeHtml(subject || '(no subject)')}</a></td></tr>`,
  )
  const table = `<div class="scroll" tabindex="0" role="region" aria-label="Mails"><table>
<thead><tr><th scope="col">Sent (UTC)</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`
  const nothing = `<p class="muted">${recipient ? 'No mail to this recipient.' : 'No mail has been sent yet.'}</p>`
  return layout('Mailbox', recipient, `<h1>Sent mails</h1>${mails.length > 0 ? table : nothing}`)
}

/** One mail: its headers, its plain text and its HTML in a sandboxed frame. */
export function mailPage(
  { id, at, from, to, subject, headers, text }: SentMail,
  { hasHtml, attachments }: { readonly hasHtml: boolean; readonly attachments: readonly string[] },
): string {
  const facts = [
    ['From', escapeHtml(from)],
    ['To', escapeHtml(to.join(', '))],
    ['Sent (UTC)', `<time datetime="${at}">${readable(at)}</time>`],
    ...(attachments.length > 0 ? [['Attachments', escapeHtml(attachments.join(', '))]] : []),
  ]
  const row = ([name, value]: readonly string[]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`
  return layout(
    subject || 'Mail',
    '',
    `<h1>${escapeHtml(subject || '(no subject)')}</h1>
<table class="facts">${facts.map(row).join('')}</table>
<details><summary>All headers</summary><table class="facts">${headers.map(({ name, value }) => row([escapeHtml(name), escapeHtml(value)])).join('')}</table></details>
${hasHtml ? `<h2>HTML</h2><iframe src="/mailbox/${id}/html" title="HTML of the mail" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>` : ''}
<h2>Text</h2><pre tabindex="0" aria-label="Text of the mail" role="region">${escapeHtml(text)}</pre>
<p><a href="/mailbox/${id}/raw">Raw mail</a></p>`,
  )
}

const readable = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)}`

const layout = (title: string, recipient: string, content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} · local mailbox</title>
<link rel="icon" href="data:,">
<style>${styles}</style>
</head>
<body>
<header><a href="/mailbox">Local mailbox</a><form action="/mailbox"><label for="to">Recipient</label>
<input id="to" name="to" type="search" value="${escapeHtml(recipient)}"><button type="submit">Filter</button></form></header>
<main>${content}</main>
</body>
</html>
`
