import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { onRetry } from './connection.ts'
import { usePolling } from './poll.ts'
import type { Walk, Walker } from './walk.ts'
import type { Row } from './walk-pages.ts'

/** Whether nobody is reading further down or about to click: rows may change places. */
const isCalm = (region: HTMLElement | null): boolean =>
  region === null || (scrollY < 160 && !region.matches(':hover') && !region.contains(document.activeElement))

/**
 * The walk through a list as a page shows it: loaded, looked after while it is seen, and without moving rows under
 * anybody's hand in `region`. Nothing is asked while `walker` is not known yet.
 */
export function useWalk<R extends Row>(
  walker: Walker<R> | undefined,
  region: RefObject<HTMLElement | null>,
): { readonly walk: Walk<R>; readonly stale: boolean } {
  const last = useRef<Walk<R>>({ kind: 'loading' })
  const look = async () => walker?.look(() => isCalm(region.current), true)
  usePolling(look, walker)
  useEffect(() => {
    walker?.look(() => true)
    return onRetry(() => {
      if (walker?.state.value.kind === 'failed') walker.load()
    })
  }, [walker])
  const walk = walker?.state.value ?? { kind: 'loading' }
  // With another filter the old rows stay, dimmed, until the new ones are there.
  if (walk.kind === 'loading' && last.current.kind === 'ready') return { walk: last.current, stale: true }
  last.current = walk
  return { walk, stale: walk.kind === 'ready' && walk.turning }
}
