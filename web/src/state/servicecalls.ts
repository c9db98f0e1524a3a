import type { ServicecallRow } from '../../../contract/servicecall.ts'
import { callIfChanged } from '../api.ts'
import { type Walker, walker } from './walk.ts'

/** What a list is about; all of it is in the address. */
export interface Filter {
  readonly customer: string
  readonly state: 'open' | 'all'
  readonly whose: 'everyone' | 'mine'
}

export const filterOf = (customer: string, search: URLSearchParams): Filter => ({
  customer,
  state: search.get('state') === 'all' ? 'all' : 'open',
  whose: search.get('whose') === 'mine' ? 'mine' : 'everyone',
})

export const searchOf = ({ state, whose }: Pick<Filter, 'state' | 'whose'>): string => {
  const search = new URLSearchParams()
  if (state !== 'open') search.set('state', state)
  if (whose !== 'everyone') search.set('whose', whose)
  return search.size === 0 ? '' : `?${search}`
}

const walks = new Map<string, Walker<ServicecallRow>>()

/** The walk through the list with this filter, kept so that coming back finds it as it was. */
export function servicecalls({ customer, state, whose }: Filter): Walker<ServicecallRow> {
  const key = `${customer} ${state} ${whose}`
  const found =
    walks.get(key) ??
    walker<ServicecallRow>((cursor, etag, quiet) =>
      callIfChanged(
        'listServicecalls',
        { params: { customer }, query: { state, whose, cursor }, quiet },
        etag,
      ),
    )
  walks.set(key, found)
  return found
}
