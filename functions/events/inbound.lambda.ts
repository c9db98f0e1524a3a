import { documents } from '../data/inbound-documents.ts'
import { ledger } from '../data/mails.ts'
import { people } from '../data/people.ts'
import { queue } from '../data/queue.ts'
import { servicecalls } from '../data/servicecalls.ts'
import { openTable } from '../data/table.ts'
import { clock } from '../platform/clock.ts'
import { s3 } from '../platform/deps.ts'
import { env } from '../platform/env.ts'
import { inbound } from '../platform/inbound.ts'

const table = openTable(env.table)
const bucket = s3()

export const handler = inbound({
  servicecalls: servicecalls(table),
  queue: queue(table),
  people: people(table),
  ledger: ledger(table),
  now: clock,
  ...documents(bucket, { mail: env.mailBucket, documents: env.documentsBucket }),
})
