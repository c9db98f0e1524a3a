import { S3Client } from '@aws-sdk/client-s3'
import { documents as openDocuments } from '../data/documents.ts'
import { people as openPeople } from '../data/people.ts'
import { openTable } from '../data/table.ts'
import { clock } from './clock.ts'
import { env } from './env.ts'
import { observe } from './observe.ts'
import { tokenVerifier } from './token.ts'

/** What every function of the HTTP API needs: the table, the persons in it, the check of tokens, the time. */
export function apiDeps() {
  const table = openTable(env.table, observe)
  return {
    table,
    people: openPeople(table),
    verify: tokenVerifier(env.tokenIssuer, env.tokenClient),
    now: clock,
  }
}

/** The documents' bucket. Checksums only where they are signed: see docs/decisions/0006. */
export const s3 = () => new S3Client({ requestChecksumCalculation: 'WHEN_REQUIRED', maxAttempts: 4 })

export const documents = () => openDocuments(s3(), env.documentsBucket, clock)
