import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { type Background, consumeQueue } from '../../local/events/consumer.ts'
import { openQueues, type QueueSettings } from '../../local/events/queues.ts'

const settings: QueueSettings = {
  name: 'notices',
  visibilityTimeoutMs: 30_000,
  deadLetters: { queue: 'dead', maxReceives: 3 },
}
let consumer: Background | undefined
afterEach(() => consumer?.stop())

async function until(condition: () => boolean) {
  for (let tries = 0; tries < 300 && !condition(); tries += 1)
    await new Promise(resolve => setTimeout(resolve, 5))
}

describe('a queue', () => {
  it('repeats what failed, and puts it aside when it fails too often', async () => {
    const queues = openQueues(new DatabaseSync(':memory:'), Date.now)
    const seen: string[] = []
    consumer = consumeQueue({
      queues,
      queue: settings,
      batchSize: 10,
      concurrency: 1,
      retryDelayMs: 1,
      handle: async messages => {
        seen.push(...messages.map(({ body }) => body))
        return messages.filter(({ body, receives }) => body === 'never' || (body === 'later' && receives < 2))
      },
    })
    queues.send('notices', ['at once', 'later', 'never'])
    await until(() => !consumer?.busy())
    expect(seen.filter(body => body === 'at once')).toHaveLength(1)
    expect(seen.filter(body => body === 'later')).toHaveLength(2)
    expect(seen.filter(body => body === 'never')).toHaveLength(3)
    expect(queues.messages('dead').map(({ body }) => body)).toEqual(['never'])
  })

  it('shows again after a restart what was in hand', () => {
    const db = new DatabaseSync(':memory:')
    const before = openQueues(db, Date.now)
    before.send('notices', ['kept'])
    expect(before.receive(settings, 10)).toHaveLength(1)
    expect(before.receive(settings, 10)).toHaveLength(0)
    expect(openQueues(db, Date.now).receive(settings, 10)).toMatchObject([{ body: 'kept', receives: 2 }])
  })
})
