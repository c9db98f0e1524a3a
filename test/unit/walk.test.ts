import { expect, test } from 'vitest'
import { rowsOf, withNext } from '../../web/src/state/walk-pages.ts'

const row = (id: string, version = 1) => ({ id, version })
const first = { rows: [row('a'), row('b')], moved: [], cursor: '1' }

const shown = (pages: ReturnType<typeof withNext>) =>
  pages.map((_, index) => rowsOf(pages, index).map(({ id, version }) => `${id}${version}`))

test('a row that changed just before the walk stays on the page that has it, though the page says it moved', () => {
  const next = { rows: [row('c'), row('d')], moved: [row('a'), row('c')] }
  expect(shown(withNext([first], next))).toEqual([
    ['a1', 'b1'],
    ['c1', 'd1'],
  ])
})

test('what rose during the walk and is on no page goes to the top of the first', () => {
  const next = { rows: [row('d')], moved: [row('c', 2)] }
  expect(shown(withNext([first], next))).toEqual([['c2', 'a1', 'b1'], ['d1']])
})

test('what is shown on an earlier page is updated where it stands', () => {
  const second = { rows: [row('c'), row('d')], moved: [], cursor: '2' }
  const next = { rows: [row('e')], moved: [row('d', 3), row('b', 2)] }
  expect(shown(withNext([first, second], next))).toEqual([['a1', 'b2'], ['c1', 'd3'], ['e1']])
})
