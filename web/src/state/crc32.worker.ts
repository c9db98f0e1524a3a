import { crc32, crc32Text } from './crc32.ts'

/** What the page and this worker say to each other. */
export interface Question {
  readonly id: string
  readonly file: File
}

export type Answer =
  | { readonly id: string; readonly kind: 'part'; readonly bytes: number }
  | { readonly id: string; readonly kind: 'sum'; readonly crc32: string }
  | { readonly id: string; readonly kind: 'unreadable' }

const answer = (message: Answer): void => postMessage(message)

addEventListener('message', async ({ data: { id, file } }: MessageEvent<Question>) => {
  try {
    let crc = 0
    let bytes = 0
    let told = 0
    const reader = file.stream().getReader()
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      if (value === undefined) continue
      crc = crc32(value, crc)
      bytes += value.length
      if (bytes - told < 1024 * 1024) continue
      told = bytes
      answer({ id, kind: 'part', bytes })
    }
    answer({ id, kind: 'sum', crc32: crc32Text(crc) })
  } catch {
    // The file was moved or changed since it was chosen.
    answer({ id, kind: 'unreadable' })
  }
})
