import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { DOCUMENT_BYTES, DOCUMENTS_PER_MESSAGE } from '../../../contract/document.ts'
import { asFailure } from '../failure.ts'
import { onRetry } from './connection.ts'
import { cleanFileName, cleanMediaType, type FileInfo } from './file-name.ts'
import { ulid } from './ulid.ts'

/** How far a document is. `part` from 0 to 1. */
export type Progress =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'checking'; readonly part: number }
  | { readonly kind: 'sending'; readonly part: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly why: 'too-large' | 'empty' | 'unreadable' | 'offline' | 'failed' }

export interface Attachment extends FileInfo {
  readonly progress: Progress
  /** An address of the picture, if it is one. */
  readonly preview: string | undefined
}

export interface Attachments {
  readonly items: ReadonlySignal<readonly Attachment[]>
  /** Set where more were chosen than a message may have. */
  readonly tooMany: ReadonlySignal<boolean>
  /** `going`: some are on their way. `stuck`: some failed. */
  readonly state: ReadonlySignal<'ready' | 'going' | 'stuck'>
  readonly add: (files: readonly File[], otherwise: string) => void
  readonly remove: (id: string) => void
  readonly again: (id: string) => void
  readonly dispose: () => void
}

const AT_ONCE = 3

/** Whether another try may help. */
export const mayHelp = ({ why }: Extract<Progress, { kind: 'failed' }>): boolean =>
  why === 'offline' || why === 'failed'

const isPicture = (type: string): boolean => /^image\/(png|jpeg|gif|webp|avif)$/.test(type)

/** The documents of a message that is being written: `entry` tells its id, `uploaded` what an earlier visit left behind. */
export function attachments(
  customer: string,
  entry: () => string,
  uploaded: readonly FileInfo[],
): Attachments {
  const items = signal<readonly Attachment[]>(
    uploaded.map(document => ({ ...document, progress: { kind: 'done' }, preview: undefined })),
  )
  const tooMany = signal(false)
  const files = new Map<string, File>()
  const running = new Map<string, AbortController>()

  const update = (id: string, progress: Progress): void => {
    items.value = items.value.map(item => (item.id === id ? { ...item, progress } : item))
  }

  const run = async (item: Attachment, file: File): Promise<void> => {
    const { id, name, type, size } = item
    const controller = new AbortController()
    const { signal } = controller
    running.set(id, controller)
    update(id, { kind: 'checking', part: 0 })
    try {
      // Its code is fetched with the first file.
      const { upload } = await import('./upload.ts')
      await upload({
        customer,
        entry: entry(),
        id,
        name,
        type,
        file,
        signal,
        onChecking: bytes => update(id, { kind: 'checking', part: bytes / size }),
        onSending: bytes => update(id, { kind: 'sending', part: Math.min(1, bytes / size) }),
      })
      files.delete(id)
      update(id, { kind: 'done' })
    } catch (thrown) {
      if (signal.aborted) return
      if (thrown instanceof DOMException) update(id, { kind: 'failed', why: 'unreadable' })
      else update(id, { kind: 'failed', why: asFailure(thrown).kind === 'offline' ? 'offline' : 'failed' })
    } finally {
      running.delete(id)
      next()
    }
  }

  const next = (): void => {
    for (const item of items.value) {
      if (running.size >= AT_ONCE) return
      const file = files.get(item.id)
      if (item.progress.kind === 'waiting' && file !== undefined) run(item, file)
    }
  }

  const begin = (file: File): Progress => {
    if (file.size > DOCUMENT_BYTES) return { kind: 'failed', why: 'too-large' }
    return file.size === 0 ? { kind: 'failed', why: 'empty' } : { kind: 'waiting' }
  }

  const again = (id: string): void => {
    update(id, { kind: 'waiting' })
    next()
  }

  const forget = onRetry(() => {
    for (const { id, progress } of items.value)
      if (progress.kind === 'failed' && progress.why === 'offline') again(id)
  })

  return {
    items,
    tooMany,
    state: computed(() => {
      const kinds = items.value.map(({ progress }) => progress.kind)
      if (kinds.includes('failed')) return 'stuck'
      return kinds.every(kind => kind === 'done') ? 'ready' : 'going'
    }),
    add: (chosen, otherwise) => {
      const room = DOCUMENTS_PER_MESSAGE - items.value.length
      tooMany.value = chosen.length > room
      const added = chosen.slice(0, Math.max(0, room)).map((file): Attachment => {
        const id = ulid()
        files.set(id, file)
        const type = cleanMediaType(file.type)
        return {
          id,
          name: cleanFileName(file.name, otherwise),
          type,
          size: file.size,
          progress: begin(file),
          preview: isPicture(type) ? URL.createObjectURL(file) : undefined,
        }
      })
      items.value = [...items.value, ...added]
      next()
    },
    remove: id => {
      running.get(id)?.abort()
      files.delete(id)
      const preview = items.value.find(item => item.id === id)?.preview
      if (preview !== undefined) URL.revokeObjectURL(preview)
      items.value = items.value.filter(item => item.id !== id)
      tooMany.value = false
    },
    again,
    dispose: () => {
      forget()
      for (const controller of running.values()) controller.abort()
      for (const { preview } of items.value) if (preview !== undefined) URL.revokeObjectURL(preview)
    },
  }
}
