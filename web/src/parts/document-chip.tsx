import download from 'icon:download'
import paperclip from 'icon:paperclip'
import { useState } from 'preact/hooks'
import type { Document } from '../../../contract/document.ts'
import { call } from '../api.ts'
import { formatBytes } from '../i18n/format.ts'
import { texts } from '../i18n/index.ts'
import { toast } from '../state/toasts.ts'
import { Icon } from './icon.tsx'

export interface DocumentParams {
  readonly customer: string
  readonly servicecall: string
  readonly seq: string
  readonly document: string
}

/** A document to download: its address is asked for when it is wanted, because it holds for a minute only. */
export const DocumentChip = (props: {
  readonly document: Document
  readonly params: DocumentParams
  readonly wide?: boolean
}) => {
  const { detail } = texts()
  const [busy, setBusy] = useState(false)
  const { name, size } = props.document
  const fetch = async (): Promise<void> => {
    setBusy(true)
    try {
      const { url } = await call('getDocument', { params: { ...props.params } })
      location.assign(url)
    } catch {
      toast(detail.downloadFailed)
    } finally {
      setBusy(false)
    }
  }
  return props.wide === true ? (
    <button type="button" class="button" aria-label={detail.download(name)} aria-busy={busy} onClick={fetch}>
      <Icon of={download} />
    </button>
  ) : (
    <button
      type="button"
      class="file"
      title={`${name}, ${formatBytes(size)}`}
      aria-label={detail.download(name)}
      aria-busy={busy}
      onClick={fetch}
    >
      <Icon of={paperclip} />
      <span class="cut">{name}</span>
    </button>
  )
}
