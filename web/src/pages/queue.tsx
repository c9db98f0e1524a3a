import { useEffect, useRef } from 'preact/hooks'
import type { WorkItem } from '../../../contract/servicecall.ts'
import { texts } from '../i18n/index.ts'
import { ChannelMark, ProductName } from '../parts/call-cells.tsx'
import { Heading } from '../parts/heading.tsx'
import { NewsBar } from '../parts/news-bar.tsx'
import { DonePicture, Notice, Trouble } from '../parts/notice.tsx'
import { Pager } from '../parts/pager.tsx'
import { PriorityText, WorkStatusText } from '../parts/status.tsx'
import { Cell, type Column, Row, SkeletonRows, Table } from '../parts/table.tsx'
import { Ago } from '../parts/time.tsx'
import { catalogue } from '../state/catalogue.ts'
import { retry } from '../state/connection.ts'
import { keepList } from '../state/list-path.ts'
import { me } from '../state/me.ts'
import { newestItem } from '../state/own-writes.ts'
import { here, listPath, search, servicecallPath } from '../state/place.ts'
import { type QueueFilter, queue, queueFilterOf, queuePath, queueTurns, queueViews } from '../state/queue.ts'
import { useResource, whenReady } from '../state/resource.ts'
import { useWalk } from '../state/use-walk.ts'
import { rowsOf } from '../state/walk-pages.ts'

const columnsOf = ({ label }: ReturnType<typeof texts>): readonly Column[] => [
  { name: 'channel', label: label.channel },
  { name: 'number', label: label.number },
  { name: 'title', label: label.title },
  { name: 'customer', label: label.customer },
  { name: 'status', label: label.status },
  { name: 'priority', label: label.priority },
  { name: 'product', label: label.product },
  { name: 'assignee', label: label.assignee },
  { name: 'since', label: label.since, sorted: 'ascending' },
]

const Assignee = ({ item, mine }: { readonly item: WorkItem; readonly mine: boolean }) => {
  const { queues } = texts()
  if (item.assignee === undefined) return <span class="nobody">{queues.nobody}</span>
  return (
    <span class={mine ? 'cut mine' : 'cut'}>
      {item.assignee.name}
      {mine && <span class="tag">{queues.me}</span>}
    </span>
  )
}

const ItemRow = ({ item, mine }: { readonly item: WorkItem; readonly mine: boolean }) => (
  <Row>
    <Cell of="channel">
      <ChannelMark channel={item.channel} />
    </Cell>
    <Cell of="number">{item.number}</Cell>
    <Cell of="title">
      <a class="row-link" href={servicecallPath(item.customer.id, item.id)} title={item.title}>
        {item.title}
      </a>
    </Cell>
    <Cell of="customer">
      <a class="cut" href={listPath(item.customer.id)}>
        {item.customer.name}
      </a>
    </Cell>
    <Cell of="status">
      <WorkStatusText status={item.status} />
    </Cell>
    <Cell of="priority">
      <PriorityText priority={item.priority} />
    </Cell>
    <Cell of="product">
      <ProductName product={item.product} />
    </Cell>
    <Cell of="assignee">
      <Assignee item={item} mine={mine} />
    </Cell>
    <Cell of="since">
      <Ago at={item.turn?.since ?? item.activity.at} by={item.activity.by.name} />
    </Cell>
  </Row>
)

const Views = ({ filter }: { readonly filter: QueueFilter }) => {
  const { queues } = texts()
  return (
    <nav class="panel views" aria-label={queues.views}>
      {queueViews.map(view => (
        <a
          key={view}
          href={queuePath({ ...filter, view })}
          aria-current={view === filter.view ? 'page' : undefined}
        >
          {queues[view]}
        </a>
      ))}
    </nav>
  )
}

const Turns = ({ filter }: { readonly filter: QueueFilter }) => {
  const { queues } = texts()
  return (
    <nav class="view-chips" aria-label={queues.turn}>
      {queueTurns.map(turn => (
        <a
          key={turn}
          href={queuePath({ ...filter, turn })}
          aria-current={turn === filter.turn ? 'page' : undefined}
        >
          {queues.turns[turn]}
        </a>
      ))}
    </nav>
  )
}

/** Whether a call still belongs where the list has it: one's own changes may be ahead of the index. */
const belongs = (item: WorkItem, { view, turn }: QueueFilter, person: string | undefined): boolean =>
  item.turn?.of === turn &&
  (view === 'team' ||
    person === undefined ||
    (view === 'mine' ? item.assignee?.id === person : item.assignee === undefined))

/** Support's open calls over all customers. */
export const Queue = () => {
  const t = texts()
  const region = useRef<HTMLElement>(null)
  const person = whenReady(useResource(me))
  useResource(catalogue)
  const filter = queueFilterOf(search.value)
  const { view } = filter
  const walker = queue(filter)
  const { walk, stale } = useWalk(walker, region)
  useEffect(() => keepList(here.value.path + here.value.search), [here.value])

  const columns = columnsOf(t)
  const rows =
    walk.kind === 'ready'
      ? rowsOf(walk.pages, walk.index)
          .map(newestItem)
          .filter(item => stale || belongs(item, filter, person?.id))
      : []
  const news = walk.kind === 'ready' ? walk.news : 0
  return (
    <div class="with-panel">
      <Views filter={filter} />
      <main id="content" class="sheet list" tabIndex={-1}>
        <header class="list-head">
          <Heading title={`${t.queues.title}: ${t.queues[view]}`}>{t.queues[view]}</Heading>
          <Turns filter={filter} />
        </header>
        <section ref={region} class={stale ? 'stale' : ''} aria-label={t.queues.title}>
          {walk.kind === 'failed' ? (
            <Trouble failure={walk.failure} onRetry={retry}>
              <a class="button" href="/">
                {t.problem.toStart}
              </a>
            </Trouble>
          ) : walk.kind === 'ready' && rows.length === 0 && walk.index === 0 ? (
            <Notice title={t.list.done} hint={t.queues.empty} picture={<DonePicture />}>
              {(view !== 'team' || filter.turn !== 'support') && (
                <a class="button" href="/queue">
                  {t.queues.showTeam}
                </a>
              )}
            </Notice>
          ) : (
            <Table
              class="queue"
              label={t.queues.title}
              columns={columns}
              busy={walk.kind !== 'ready' || stale}
            >
              {walk.kind === 'ready' ? (
                rows.map(item => (
                  <ItemRow key={item.id} item={item} mine={item.assignee?.id === person?.id} />
                ))
              ) : (
                <SkeletonRows columns={columns} />
              )}
            </Table>
          )}
        </section>
        <NewsBar
          count={news}
          onShow={() => {
            walker.take()
            scrollTo(0, 0)
            document.querySelector('h1')?.focus({ preventScroll: true })
          }}
        />
        {walk.kind === 'ready' && (rows.length > 0 || walk.index > 0) && (
          <Pager walk={walk} turn={walker.turn} rows={rows.length} order={t.queues.order} />
        )}
      </main>
    </div>
  )
}
