import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'

interface Tab<T extends string> {
  readonly id: T
  readonly label: string
  readonly count?: string | undefined
}

/** Tabs with one panel; arrows, Home and End walk through them. */
export const Tabs = <T extends string>(props: {
  readonly label: string
  readonly tabs: readonly Tab<T>[]
  readonly selected: T
  readonly onSelect: (tab: T) => void
  readonly children: ComponentChildren
}) => {
  const list = useRef<HTMLDivElement>(null)
  const at = props.tabs.findIndex(({ id }) => id === props.selected)
  const last = props.tabs.length - 1
  const select = (index: number): void => {
    const tab = props.tabs[index]
    if (tab === undefined) return
    props.onSelect(tab.id)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus()
  }
  const press = (event: KeyboardEvent): void => {
    const rightToLeft = document.dir === 'rtl'
    const next = rightToLeft ? 'ArrowLeft' : 'ArrowRight'
    const previous = rightToLeft ? 'ArrowRight' : 'ArrowLeft'
    const to =
      event.key === next
        ? (at + 1) % props.tabs.length
        : event.key === previous
          ? (at + last) % props.tabs.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : undefined
    if (to === undefined) return
    event.preventDefault()
    select(to)
  }
  return (
    <>
      <div ref={list} class="tabs" role="tablist" aria-label={props.label} onKeyDown={press}>
        {props.tabs.map(({ id, label, count }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`tab-${id}`}
            aria-controls="tab-panel"
            aria-selected={id === props.selected}
            tabIndex={id === props.selected ? 0 : -1}
            onClick={() => props.onSelect(id)}
          >
            {label}
            {count !== undefined && <small>{count}</small>}
          </button>
        ))}
      </div>
      <div
        id="tab-panel"
        class="tab-panel"
        role="tabpanel"
        aria-labelledby={`tab-${props.selected}`}
        tabIndex={-1}
      >
        {props.children}
      </div>
    </>
  )
}
