import { SESClient } from '@aws-sdk/client-ses'
import { settings } from '../data/catalogue.ts'
import { mails } from '../data/mails.ts'
import { people } from '../data/people.ts'
import { servicecalls } from '../data/servicecalls.ts'
import { openTable } from '../data/table.ts'
import { notify } from '../domain/notify.ts'
import { clock } from '../platform/clock.ts'
import { env } from '../platform/env.ts'
import { queued } from '../platform/queue.ts'
import { sender } from '../platform/send-mail.ts'

const table = openTable(env.table)
const deps = {
  servicecalls: servicecalls(table),
  people: people(table),
  settings: settings(table),
  mails: mails(table, clock),
  send: sender(new SESClient({ maxAttempts: 1 }), { domain: env.mailDomain, siteUrl: env.siteUrl }),
}

export const handler = queued(async event => {
  const outcome = await notify(event, deps)
  if (outcome === 'refused') throw new Error('SES refused the mail')
  return outcome
})
