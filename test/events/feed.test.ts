import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { Event } from '../../contract/events.ts'
import { call, file, newId, newMessage, stack } from '../fixtures/client.ts'

const root = join(import.meta.dirname, '..', '..')

test('"npm run events" prints what happened as typed events, one line each, without a word of what was written', async () => {
  const { params, id } = await file('company', { text: 'Ein Geheimnis' })
  await call('agent', 'addMessage', {
    params,
    body: newMessage({ text: 'Noch ein Geheimnis', status: 'paused', version: 1 }),
  })
  await call('agent', 'changeServicecall', {
    params,
    body: { id: newId(), version: 2, status: 'forwarded', priority: 'high' },
  })
  const { stdout } = await promisify(execFile)(
    'node',
    [join(root, 'local/cli/events.ts'), '--data', stack.data],
    { cwd: root, maxBuffer: 64 * 1024 * 1024 },
  )
  expect(stdout).not.toContain('Geheimnis')
  const events = stdout
    .trim()
    .split('\n')
    .map(line => v.parse(Event, JSON.parse(line)))
    .filter(event => event.servicecall === id)
  expect(events.map(({ type, seq, by }) => [type, seq, by])).toEqual([
    ['servicecall.created', 1, 'customer'],
    ['message.added', 2, 'support'],
    ['servicecall.changed', 2, 'support'],
    ['servicecall.changed', 3, 'support'],
  ])
  expect(events[1]).toMatchObject({ fields: ['status'] })
  expect(events[3]).toMatchObject({ fields: ['status', 'priority'] })
})
