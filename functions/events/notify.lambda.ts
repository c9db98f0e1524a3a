import { SESClient } from '@aws-sdk/client-ses'
import { settings } from '../data/catalogue.ts'
import { mails } from '../data/mails.ts'
import { people } from '../data/people.ts'
import { servicecalls } from '../data/servicecalls.ts'
import { openTable } from '../data/table.ts'
import { notify } from '../domain/notify.ts'
import { clock } from '../platform/clock.ts'
import { env } from '../platform/env.ts'
import { queued, settled } from '../platform/queue.ts'
import { preparer } from '../platform/send-mail.ts'

const table = openTable(env.table)
const deps = {
  servicecalls: servicecalls(table),
  people: people(table),
  settings: settings(table),
  mails: mails(table, clock),
  prepare: preparer(new SESClient({ maxAttempts: 1 }), { domain: env.mailDomain, siteUrl: env.siteUrl }),
}

export const handler = queued(async event => {
  return settled(await notify(event, deps))
})
