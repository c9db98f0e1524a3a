import previous from 'icon:chevron-left'
import next from 'icon:chevron-right'
import { formatNumber } from '../i18n/format.ts'
import { texts } from '../i18n/index.ts'
import type { Walk, Walker } from '../state/walk.ts'
import type { Row } from '../state/walk-pages.ts'
import { Icon } from './icon.tsx'

/** The foot of a list: which rows these are, in what order, and the way to the others. */
export const Pager = <R extends Row>(props: {
  readonly walk: Extract<Walk<R>, { kind: 'ready' }>
  readonly turn: Walker<R>['turn']
  readonly rows: number
  readonly order: string
}) => {
  const { list } = texts()
  const { pages, index, turning } = props.walk
  const before = pages.slice(0, index).reduce((sum, page) => sum + page.rows.length, 0)
  const from = formatNumber(before + 1)
  const to = formatNumber(before + props.rows)
  // Only said to be disabled: a button that is would lose the focus to nowhere.
  const isFirst = index === 0
  const isLast = pages[index]?.cursor === undefined
  const step = (by: 1 | -1) => () => {
    if (turning || (by < 0 ? isFirst : isLast)) return
    props.turn(by).then(
      () => scrollTo(0, 0),
      () => {},
    )
  }
  return (
    <footer class="pager">
      <span>
        {props.rows > 0 && (isLast ? list.rangeOf(from, to, to) : list.range(from, to))}
        <small>{props.order}</small>
      </span>
      <nav aria-label={list.pages}>
        <button
          type="button"
          class="button quiet square"
          aria-label={list.previous}
          aria-disabled={isFirst || turning}
          onClick={step(-1)}
        >
          <Icon of={previous} />
        </button>
        <span aria-live="polite">{list.page(index + 1)}</span>
        <button
          type="button"
          class="button quiet square"
          aria-label={list.next}
          aria-disabled={isLast || turning}
          onClick={step(1)}
        >
          <Icon of={next} />
        </button>
      </nav>
    </footer>
  )
}
