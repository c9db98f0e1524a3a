import { texts } from '../i18n/index.ts'
import { supportLooks } from '../state/me.ts'
import { createPath, listPath } from '../state/place.ts'
import { type Filter, searchOf } from '../state/servicecalls.ts'
import { DonePicture, EmptyPicture, NothingPicture, Notice } from './notice.tsx'

/** Why the list is empty, with the one thing to do about it. */
export const ListNotice = ({ filter, own }: { readonly filter: Filter; readonly own: boolean }) => {
  const t = texts()
  const { list } = t
  if (filter.whose === 'mine' && !own)
    return (
      <Notice title={list.nothing} hint={list.nothingHint} picture={<NothingPicture />}>
        <a class="button" href={listPath(filter.customer)}>
          {t.reset}
        </a>
      </Notice>
    )
  if (filter.state === 'open')
    return (
      <Notice title={list.done} hint={list.doneHint} picture={<DonePicture />}>
        <a
          class="button"
          href={
            listPath(filter.customer) + searchOf({ state: 'all', whose: own ? 'everyone' : filter.whose })
          }
        >
          {list.showDone}
        </a>
      </Notice>
    )
  return (
    <Notice title={list.none} hint={list.noneHint} picture={<EmptyPicture />}>
      {supportLooks() === false && (
        <a class="button primary" href={createPath(filter.customer)}>
          {t.newServicecall}
        </a>
      )}
    </Notice>
  )
}
