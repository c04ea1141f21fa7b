import { defineConfig } from 'vitest/config';

// Tests of the command line and of live runs start real processes from dist/. `npm test` builds it first;
// whoever calls vitest alone tests the last build: run `npm run build` before.
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // Every processor: most tests wait for processes of their own, and none asserts how long something took.
    maxWorkers: '100%',
    // Bounds what hangs, no more: a live trial lasts seconds, and two processors may be shared with much other work.
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
});
