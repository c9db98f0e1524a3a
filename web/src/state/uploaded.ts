import type { Attachment } from './attachments.ts'
import type { FileInfo } from './file-name.ts'

/** Documents that are uploaded already, as a draft keeps them: coming back finds them still there. */

export const writeUploaded = (items: readonly Attachment[]): string =>
  JSON.stringify(
    items.flatMap(({ id, name, type, size, progress }) =>
      progress.kind === 'done' ? [{ id, name, type, size }] : [],
    ),
  )

const isFileInfo = (value: unknown): value is FileInfo =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'name' in value &&
  typeof value.name === 'string' &&
  'type' in value &&
  typeof value.type === 'string' &&
  'size' in value &&
  typeof value.size === 'number'

export const readUploaded = (text: string | undefined): readonly FileInfo[] => {
  try {
    const value: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(value) ? value.filter(isFileInfo) : []
  } catch {
    return []
  }
}
