import * as v from 'valibot'
import { EntryId, type ServicecallId } from '../../contract/ids.ts'

/** The first message of a call has the call's id. */
export const asEntryId = (id: ServicecallId): EntryId => v.parse(EntryId, id)
