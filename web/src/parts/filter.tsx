import filterIcon from 'icon:list-filter'
import remove from 'icon:x'
import { useState } from 'preact/hooks'
import { texts } from '../i18n/index.ts'
import { supportLooks } from '../state/me.ts'
import { isNarrow } from '../state/media.ts'
import { go, listPath } from '../state/place.ts'
import { type Filter, searchOf } from '../state/servicecalls.ts'
import { Dialog } from './dialog.tsx'
import { Icon } from './icon.tsx'
import { Switch } from './switch.tsx'

interface Props {
  readonly filter: Filter
  /** Whether the person reads its own calls only, so that there is no choice. */
  readonly own: boolean
}

const pathOf = (filter: Filter, own: boolean): string =>
  listPath(filter.customer) + searchOf(own ? { ...filter, whose: 'everyone' } : filter)

const Choices = ({ filter, own }: Props) => {
  const { list } = texts()
  const set = (change: Partial<Filter>): void => go(pathOf({ ...filter, ...change }, own), { replace: true })
  return (
    <>
      <Switch
        label={list.onlyOpen}
        on={filter.state === 'open'}
        onChange={on => set({ state: on ? 'open' : 'all' })}
      />
      {own ? (
        <p class="meta">{list.ownOnly}</p>
      ) : (
        supportLooks() === false && (
          <Switch
            label={list.onlyMine}
            on={filter.whose === 'mine'}
            onChange={on => set({ whose: on ? 'mine' : 'everyone' })}
          />
        )
      )}
    </>
  )
}

/** The filter beside the list; on narrower windows it is behind a button, see `FilterChips`. */
export const FilterPanel = (props: Props) =>
  isNarrow.value ? null : (
    <aside class="panel" aria-label={texts().list.filter}>
      <Choices {...props} />
    </aside>
  )

const chipsOf = (filter: Filter, own: boolean) => {
  const { list } = texts()
  const all: Filter = { ...filter, state: 'open' }
  return [
    ...(filter.state === 'all' ? [{ label: list.doneToo, to: pathOf(all, own) }] : []),
    ...(filter.whose === 'mine' && !own
      ? [{ label: list.onlyMine, to: pathOf({ ...filter, whose: 'everyone' }, own) }]
      : []),
  ]
}

/** What is filtered, to be taken away one by one, and the way to the filter where it has no room of its own. */
export const FilterChips = (props: Props) => {
  const t = texts()
  const [open, setOpen] = useState(false)
  const chips = chipsOf(props.filter, props.own)
  return (
    <>
      {isNarrow.value && (
        <button type="button" class="button filter" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <Icon of={filterIcon} />
          {t.list.filter}
          {chips.length > 0 && <small>{chips.length}</small>}
        </button>
      )}
      {chips.length > 0 && (
        <div class="chips">
          {chips.map(({ label, to }) => (
            <a key={label} class="chip" href={to} aria-label={t.list.without(label)}>
              {label}
              <Icon of={remove} />
            </a>
          ))}
          <a class="link" href={listPath(props.filter.customer)}>
            {t.reset}
          </a>
        </div>
      )}
      {open && isNarrow.value && (
        <Dialog
          title={t.list.filter}
          class="small sheet-dialog"
          onClose={() => setOpen(false)}
          footer={
            <button
              type="button"
              class="button primary"
              onClick={event => event.currentTarget.closest('dialog')?.close()}
            >
              {t.list.show}
            </button>
          }
        >
          <Choices {...props} />
        </Dialog>
      )}
    </>
  )
}
