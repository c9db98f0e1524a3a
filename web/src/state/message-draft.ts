import { dropDraft, keepDraft, readDraft } from './draft.ts'
import type { FileInfo } from './file-name.ts'
import { readUploaded } from './uploaded.ts'

/** A message to a call that is being written. */
export interface MessageDraft {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly status: string
  readonly documents: readonly FileInfo[]
}

export const messageKey = (person: string, servicecall: string): string => `${person} ${servicecall}`

export function readMessageDraft(key: string): MessageDraft | undefined {
  const { id, title, text, status, documents } = readDraft(key) ?? {}
  if (id === undefined || title === undefined || text === undefined) return undefined
  return { id, title, text, status: status ?? '', documents: readUploaded(documents) }
}

export const keepMessageDraft = (key: string, { documents, ...draft }: MessageDraft): boolean =>
  keepDraft(key, { ...draft, documents: JSON.stringify(documents) })

/** Drops the draft of this message; one that has been begun since stays. */
export const dropMessageDraft = (key: string, id: string): void => {
  if (readDraft(key)?.id === id) dropDraft(key)
}
