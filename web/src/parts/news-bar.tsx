import { texts } from '../i18n/index.ts'

/** Says that a list has moved while somebody was reading in it, and lets them have it. */
export const NewsBar = ({ count, onShow }: { readonly count: number; readonly onShow: () => void }) => {
  const { list } = texts()
  return (
    <div class="news" role="status">
      {count > 0 && (
        <button type="button" class="button" onClick={onShow}>
          {list.moved(count)} · <strong>{list.showMoved}</strong>
        </button>
      )}
    </div>
  )
}
