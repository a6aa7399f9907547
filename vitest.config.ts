import { defineConfig } from 'vitest/config';

/** Whatever looks at a built site waits for the builds; all else is tested at once. */
const BUILT = ['site', 'browser', 'release'].map((folder) => `test/${folder}/**/*.test.ts`);
const limits = { testTimeout: 60_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    // by default one less than there are cores: on two, all files after one another
    maxWorkers: '100%',
    projects: [
      { test: { ...limits, name: 'core', include: ['test/**/*.test.ts'], exclude: BUILT } },
      { test: { ...limits, name: 'site', include: BUILT, globalSetup: ['test/site/build-fixture.ts'] } },
    ],
  },
});
