import type { Document } from '../../contract/document.ts'
import type { CustomerId, DocumentId, EntryId, PersonId } from '../../contract/ids.ts'
import type { FieldCode } from '../../contract/problems.ts'
import type { Documents } from './deps.ts'

export interface Attached {
  readonly documents: Document[]
  readonly missing: readonly (readonly [field: string, code: FieldCode])[]
}

/** Looks at the uploads of a new message, all at once. */
export async function attachDocuments(
  of: {
    readonly customer: CustomerId
    readonly by: PersonId
    readonly entry: EntryId
    readonly ids: readonly DocumentId[]
  },
  documents: Documents,
): Promise<Attached> {
  const found = await Promise.all(of.ids.map(id => documents.uploaded(of.customer, of.by, of.entry, id)))
  return {
    documents: found.filter(document => document !== undefined),
    missing: found.flatMap((document, i) => (document ? [] : [[`documents.${i}`, 'not-uploaded'] as const])),
  }
}
