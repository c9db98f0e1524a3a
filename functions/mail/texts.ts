import type { Language } from '../../contract/text.ts'

/** What a mail says. Vendors will be able to change it; these are the words it comes with. */
export interface MailTexts {
  /** Nothing above this line is ours: what is written there becomes the reply. */
  readonly replyAbove: string
  readonly greeting: (name: string) => string
  readonly received: (facts: { readonly number: number; readonly title: string }) => string
  readonly receivedNext: string
  readonly answered: (facts: { readonly number: number; readonly agent: string }) => string
  readonly documents: (count: number) => string
  readonly open: string
  readonly replyHint: string
  readonly regards: (vendor: string) => string
  /** For a mail that comes in without one. */
  readonly noSubject: string
  readonly noText: string
  /** What became of a mail's attachments and text beyond our limits. */
  readonly leftOut: (names: readonly string[]) => string
  readonly cut: string
}

export const mailTexts: Readonly<Record<Language, MailTexts>> = {
  de: {
    replyAbove: '—— Bitte antworten Sie oberhalb dieser Zeile ——',
    greeting: name => `Guten Tag ${name},`,
    received: ({ number, title }) =>
      `Ihr Servicecall „${title}“ ist bei uns eingegangen. Er hat die Nummer ${number}.`,
    receivedNext:
      'Wir melden uns, sobald es etwas Neues gibt. Wenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese E-Mail.',
    answered: ({ number, agent }) => `${agent} hat Ihnen zum Servicecall ${number} geschrieben:`,
    documents: count =>
      count === 1
        ? 'Ein Dokument liegt im Portal für Sie bereit.'
        : `${count} Dokumente liegen im Portal für Sie bereit.`,
    open: 'Servicecall im Portal öffnen:',
    replyHint: 'Zum Antworten genügt eine Antwort auf diese E-Mail.',
    regards: vendor => `Mit freundlichen Grüßen\nIhr Support von ${vendor}`,
    noSubject: '(ohne Betreff)',
    noText: '(kein Text)',
    leftOut: names => `[Nicht übernommene Anhänge, da leer oder zu viele: ${names.join(', ')}]`,
    cut: '[Der Text war zu lang und wurde gekürzt.]',
  },
  en: {
    replyAbove: '—— Please reply above this line ——',
    greeting: name => `Hello ${name},`,
    received: ({ number, title }) => `We have received your servicecall “${title}”. Its number is ${number}.`,
    receivedNext:
      'You will hear from us as soon as there is news. To add something, just reply to this e-mail.',
    answered: ({ number, agent }) => `${agent} wrote to you about servicecall ${number}:`,
    documents: count =>
      count === 1
        ? 'A document is waiting for you in the portal.'
        : `${count} documents are waiting for you in the portal.`,
    open: 'Open the servicecall in the portal:',
    replyHint: 'To answer, just reply to this e-mail.',
    regards: vendor => `Kind regards\nYour support team at ${vendor}`,
    noSubject: '(no subject)',
    noText: '(no text)',
    leftOut: names => `[Attachments not taken over, since empty or too many: ${names.join(', ')}]`,
    cut: '[The text was too long and has been cut.]',
  },
}
