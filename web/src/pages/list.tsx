import { useEffect, useRef } from 'preact/hooks'
import type { ServicecallRow } from '../../../contract/servicecall.ts'
import { texts } from '../i18n/index.ts'
import { ChannelMark, OrderMark, ProductName } from '../parts/call-cells.tsx'
import { FilterChips, FilterPanel } from '../parts/filter.tsx'
import { Heading } from '../parts/heading.tsx'
import { ListNotice } from '../parts/list-notice.tsx'
import { ListOwner } from '../parts/list-owner.tsx'
import { NewsBar } from '../parts/news-bar.tsx'
import { Trouble } from '../parts/notice.tsx'
import { Pager } from '../parts/pager.tsx'
import { PriorityText, StatusText } from '../parts/status.tsx'
import { Cell, type Column, Row, SkeletonRows, Table } from '../parts/table.tsx'
import { Ago } from '../parts/time.tsx'
import { catalogue } from '../state/catalogue.ts'
import { retry } from '../state/connection.ts'
import { keepList } from '../state/list-path.ts'
import { me, readsOwnOnly } from '../state/me.ts'
import { newestOf, withOwnWrites } from '../state/own-writes.ts'
import { here, search, servicecallPath } from '../state/place.ts'
import { useResource, whenReady } from '../state/resource.ts'
import { type Filter, filterOf, servicecalls } from '../state/servicecalls.ts'
import { useWalk } from '../state/use-walk.ts'
import { rowsOf } from '../state/walk-pages.ts'

const columnsOf = ({ label }: ReturnType<typeof texts>): readonly Column[] => [
  { name: 'channel', label: label.channel },
  { name: 'number', label: label.number },
  { name: 'title', label: label.title },
  { name: 'status', label: label.status },
  { name: 'priority', label: label.priority },
  { name: 'product', label: label.product },
  { name: 'contact', label: label.contact },
  { name: 'order', label: label.order },
  { name: 'activity', label: label.activity, sorted: 'descending' },
]

const CallRow = ({ call }: { readonly call: ServicecallRow }) => (
  <Row class={call.status === 'closed' ? 'done' : ''}>
    <Cell of="channel">
      <ChannelMark channel={call.channel} />
    </Cell>
    <Cell of="number">{call.number}</Cell>
    <Cell of="title">
      <a class="row-link" href={servicecallPath(call.customer, call.id)} title={call.title}>
        {call.title}
      </a>
    </Cell>
    <Cell of="status">
      <StatusText status={call.status} />
    </Cell>
    <Cell of="priority">
      <PriorityText priority={call.priority} />
    </Cell>
    <Cell of="product">
      <ProductName product={call.product} />
    </Cell>
    <Cell of="contact">
      <span class="cut">{call.contact.name}</span>
    </Cell>
    <Cell of="order">
      <OrderMark order={call.order} />
    </Cell>
    <Cell of="activity">
      <Ago at={call.activity.at} by={call.activity.by.name} />
    </Cell>
  </Row>
)

/** A customer's calls. */
export const List = ({ customer }: { readonly customer: string }) => {
  const t = texts()
  const region = useRef<HTMLElement>(null)
  const person = useResource(me)
  useResource(catalogue)
  const own = readsOwnOnly(customer)
  const asked = filterOf(customer, search.value)
  const filter: Filter = own === true ? { ...asked, whose: 'mine' } : asked
  // Who may read its own calls only must ask for no others: for the first time ever, wait for `getMe`.
  const walker = own === undefined ? undefined : servicecalls(filter)
  const { walk, stale } = useWalk(walker, region)
  useEffect(() => keepList(here.value.path + here.value.search), [here.value])

  const mine = whenReady(person)?.id
  const belongs = (call: ServicecallRow): boolean =>
    call.customer === customer &&
    (filter.state === 'all' || call.status !== 'closed') &&
    (filter.whose === 'everyone' || call.contact.id === mine)
  const columns = columnsOf(t).map(column =>
    column.name === 'activity' && filter.state === 'all' ? { ...column, sorted: undefined } : column,
  )
  const rows =
    walk.kind !== 'ready'
      ? []
      : walk.index === 0
        ? withOwnWrites(rowsOf(walk.pages, 0), belongs)
        : rowsOf(walk.pages, walk.index).map(newestOf)
  const failure =
    walk.kind === 'failed'
      ? walk.failure
      : own === undefined && person.kind === 'failed'
        ? person.failure
        : undefined
  const news = walk.kind === 'ready' ? walk.news : 0

  return (
    <div class="with-panel">
      <FilterPanel filter={filter} own={own ?? false} />
      <main id="content" class="sheet list" tabIndex={-1}>
        <header class="list-head">
          <Heading title={t.servicecalls} />
          <ListOwner customer={customer} />
          <FilterChips filter={filter} own={own ?? false} />
        </header>
        <section ref={region} class={stale ? 'stale' : ''} aria-label={t.servicecalls}>
          {failure !== undefined ? (
            <Trouble failure={failure} onRetry={retry}>
              <a class="button" href="/">
                {t.problem.toStart}
              </a>
            </Trouble>
          ) : walk.kind === 'ready' && rows.length === 0 && walk.index === 0 ? (
            <ListNotice filter={filter} own={own ?? false} />
          ) : (
            <Table
              class="calls"
              label={t.servicecalls}
              columns={columns}
              busy={walk.kind !== 'ready' || stale}
            >
              {walk.kind === 'ready' ? (
                rows.map(call => <CallRow key={call.id} call={call} />)
              ) : (
                <SkeletonRows columns={columns} />
              )}
            </Table>
          )}
        </section>
        <NewsBar
          count={news}
          onShow={() => {
            walker?.take()
            scrollTo(0, 0)
            document.querySelector('h1')?.focus({ preventScroll: true })
          }}
        />
        {walk.kind === 'ready' && walker !== undefined && (rows.length > 0 || walk.index > 0) && (
          <Pager
            walk={walk}
            turn={walker.turn}
            rows={rows.length}
            order={filter.state === 'open' ? t.list.order : t.list.orderAll}
          />
        )}
      </main>
    </div>
  )
}
