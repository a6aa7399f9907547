import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'vitest';

/** Large inputs of other projects, kept beside the checkout and not in it. */
const SHARED = join(import.meta.dirname, '../../shared');

/**
 * Tests that need a file or folder beside the checkout. Where it is not there they are reported as skipped, by name: a run
 * without them must not look like one that passed them.
 */
export function describeWithShared(path: string, name: string, tests: (path: string) => void): void {
  const whole = join(SHARED, path);
  if (existsSync(whole)) describe(name, () => tests(whole));
  else describe.skip(`${name} (skipped: ../shared/${path} is not here)`, () => test('is tested', () => undefined));
}
