import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// the tests start some hundred commands: each would compile its modules anew
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('.cache/modules', import.meta.url));

/** Whatever looks at a built site waits for the builds; all else is tested at once. */
const BUILT = ['site', 'browser', 'release'].map((folder) => `test/${folder}/**/*.test.ts`);
/** Tests that put something in the place of a module: they have their modules to themselves. */
const MOCKED = 'test/**/*.mocked.test.ts';
const limits = { testTimeout: 60_000, hookTimeout: 180_000 };

export default defineConfig({
  test: {
    // by default one less than there are cores: on two, all files after one another
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...{ ...limits, name: 'core', include: ['test/**/*.test.ts'], exclude: [...BUILT, MOCKED] },
          // to load the modules for each file anew costs more than all the tests
          ...{ pool: 'threads', isolate: false },
        },
      },
      { test: { ...limits, name: 'mocked', include: [MOCKED] } },
      { test: { ...limits, name: 'site', include: BUILT, globalSetup: ['test/site/build-fixture.ts'] } },
    ],
  },
});
