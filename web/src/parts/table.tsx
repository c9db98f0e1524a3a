import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { useKeys } from '../state/keys.ts'

/*
 * On a phone the rows are laid out as cards, which takes the table's meaning away from browsers' accessibility
 * trees: the roles keep it. They are redundant on a wide window, so they are said here once.
 */
const role = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const

export interface Column {
  readonly name: string
  readonly label: string
  /** The column by which the rows are in order. */
  readonly sorted?: 'ascending' | 'descending' | undefined
}

/** A table of links; J and K walk through them. */
export const Table = (props: {
  readonly label: string
  readonly class: string
  readonly columns: readonly Column[]
  readonly busy: boolean
  readonly onReading?: (table: HTMLElement) => void
  readonly children: ComponentChildren
}) => {
  const table = useRef<HTMLTableElement>(null)
  const step = (by: number) => (): void => {
    const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>('a.row-link') ?? [])]
    const at = links.findIndex(link => link.matches(':focus'))
    const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))]
    next?.focus()
    next?.closest('tr')?.scrollIntoView({ block: 'nearest' })
  }
  useKeys({ j: step(1), k: step(-1) })
  return (
    <table
      {...role.table}
      ref={table}
      class={`table ${props.class}`}
      aria-label={props.label}
      aria-busy={props.busy}
    >
      <thead {...role.group}>
        <tr {...role.row}>
          {props.columns.map(({ name, label, sorted }) => (
            <th key={name} {...role.head} scope="col" class={`col-${name}`} aria-sort={sorted}>
              <span>{label}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...role.group}>{props.children}</tbody>
    </table>
  )
}

export const Row = ({
  class: more,
  children,
}: {
  readonly class?: string
  readonly children: ComponentChildren
}) => (
  <tr {...role.row} class={more}>
    {children}
  </tr>
)

export const Cell = ({ of, children }: { readonly of: string; readonly children?: ComponentChildren }) => (
  <td {...role.cell} class={`col-${of}`}>
    {children}
  </td>
)

/** Rows as they will look, while they are on their way. */
export const SkeletonRows = ({ columns }: { readonly columns: readonly Column[] }) => (
  <>
    {Array.from({ length: 14 }, (_, row) => (
      <tr key={row} {...role.row} class="skeleton">
        {columns.map(({ name }) => (
          <td key={name} {...role.cell} class={`col-${name}`}>
            <span class="bone" />
          </td>
        ))}
      </tr>
    ))}
  </>
)
