import file from 'icon:file'
import again from 'icon:rotate-cw'
import uploadIcon from 'icon:upload'
import remove from 'icon:x'
import { useEffect, useRef, useState } from 'preact/hooks'
import { DOCUMENT_BYTES, DOCUMENTS_PER_MESSAGE } from '../../../contract/document.ts'
import { formatBytes } from '../i18n/format.ts'
import { formTexts } from '../i18n/index.ts'
import { type Attachment, type Attachments, mayHelp, type Progress } from '../state/attachments.ts'
import { Icon } from './icon.tsx'

const says = (progress: Progress): string => {
  const { upload } = formTexts()
  switch (progress.kind) {
    case 'waiting':
      return upload.waiting
    case 'checking':
      return upload.checking
    case 'sending':
      return upload.sending
    case 'done':
      return upload.done
    case 'failed':
      return {
        'too-large': upload.tooLarge(formatBytes(DOCUMENT_BYTES)),
        empty: upload.empty,
        unreadable: upload.unreadable,
        offline: upload.offline,
        failed: upload.failed,
      }[progress.why]
  }
}

const Item = ({ item, of }: { readonly item: Attachment; readonly of: Attachments }) => {
  const { upload } = formTexts()
  const { id, name, size, progress, preview } = item
  const going = progress.kind === 'checking' || progress.kind === 'sending'
  return (
    <li class={`attachment ${progress.kind}`}>
      <span class="thumb">{preview === undefined ? <Icon of={file} /> : <img src={preview} alt="" />}</span>
      <span class="what">
        <span class="cut" title={name}>
          {name}
        </span>
        <small>{says(progress)}</small>
        {going && <progress value={progress.part} max={1} aria-label={upload.progress(name)} />}
      </span>
      <small class="size">{formatBytes(size)}</small>
      {progress.kind === 'failed' && mayHelp(progress) && (
        <button
          type="button"
          class="button quiet square"
          aria-label={upload.againNamed(name)}
          title={upload.again}
          onClick={() => of.again(id)}
        >
          <Icon of={again} />
        </button>
      )}
      <button
        type="button"
        class="button quiet square"
        aria-label={going ? upload.cancel(name) : upload.remove(name)}
        onClick={() => of.remove(id)}
      >
        <Icon of={remove} />
      </button>
    </li>
  )
}

const isFiles = (transfer: DataTransfer | null): boolean => transfer?.types.includes('Files') ?? false

const clock = (): string => new Date().toTimeString().slice(0, 8).replaceAll(':', '-')

/** Where documents are dropped, pasted or chosen, and how far they are. */
export const AttachmentsBox = ({ of, paste }: { readonly of: Attachments; readonly paste: boolean }) => {
  const { upload } = formTexts()
  const input = useRef<HTMLInputElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)

  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length === 0) return
      event.preventDefault()
      // Every pasted picture is called image.png: the time tells them apart.
      const named = files.map(one =>
        one.name === 'image.png'
          ? new File([one], `${upload.screenshot} ${clock()}.png`, { type: one.type })
          : one,
      )
      of.add(named, upload.file)
    }
    // Files dropped beside the box must not replace the page.
    const stop = (event: DragEvent): void => {
      if (isFiles(event.dataTransfer)) event.preventDefault()
    }
    document.addEventListener('paste', onPaste)
    document.addEventListener('dragover', stop)
    document.addEventListener('drop', stop)
    return () => {
      document.removeEventListener('paste', onPaste)
      document.removeEventListener('dragover', stop)
      document.removeEventListener('drop', stop)
    }
  }, [of])

  return (
    <div class="attachments">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of three; the button is for everybody */}
      <div
        ref={box}
        class={over ? 'drop over' : 'drop'}
        onDragEnter={event => setOver(isFiles(event.dataTransfer))}
        onDragLeave={event => {
          const to = event.relatedTarget
          if (!(to instanceof Node) || !box.current?.contains(to)) setOver(false)
        }}
        onDrop={event => {
          event.preventDefault()
          setOver(false)
          of.add([...(event.dataTransfer?.files ?? [])], upload.file)
        }}
      >
        <Icon of={uploadIcon} />
        <p>
          <span class="desk">{upload.drop} </span>
          <button id="documents" type="button" class="link" onClick={() => input.current?.click()}>
            {upload.choose}
          </button>
        </p>
        {paste && <p class="hint desk">{upload.paste}</p>}
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={upload.choose}
          onChange={event => {
            of.add([...(event.currentTarget.files ?? [])], upload.file)
            event.currentTarget.value = ''
          }}
        />
      </div>
      <div role="status">
        {of.tooMany.value && <p class="error">{upload.tooMany(DOCUMENTS_PER_MESSAGE)}</p>}
      </div>
      {of.items.value.length > 0 && (
        <ul aria-label={upload.list}>
          {of.items.value.map(item => (
            <Item key={item.id} item={item} of={of} />
          ))}
        </ul>
      )}
    </div>
  )
}

export const limits = (): string =>
  formTexts().upload.limits(DOCUMENTS_PER_MESSAGE, formatBytes(DOCUMENT_BYTES))
