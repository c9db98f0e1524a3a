import { defineConfig } from 'vitest/config'

const slow = { testTimeout: 60_000, hookTimeout: 120_000 }

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/{unit,local}/**/*.test.ts'], ...slow } },
      // One after the other: each of them bundles the functions into the same folder.
      { test: { name: 'infra', include: ['test/infra/**/*.test.ts'], fileParallelism: false, ...slow } },
      // One stack for all: what these tests find out about is the whole, and starting it is the expensive part.
      {
        test: {
          name: 'stack',
          include: ['test/{api,events,web}/**/*.test.ts'],
          globalSetup: ['test/fixtures/stack.ts'],
          maxWorkers: 2,
          ...slow,
        },
      },
    ],
  },
})
