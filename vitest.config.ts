import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // the fixture site is built once, before all tests that look at it
    globalSetup: ['test/site/build-fixture.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
