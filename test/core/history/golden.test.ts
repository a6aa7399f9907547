import { expect, test } from 'vitest';
import { followProject } from '../../../src/core/history/history.ts';
import type { ProjectNode } from '../../../src/core/library/catalogue.ts';
import { REAL } from '../library/real-content.ts';
import { SAMPLE_PORTAL } from './portal-content.ts';
import { printHistory } from './print-history.ts';

const report = (nodes: readonly ProjectNode[]): string =>
  nodes.map((node) => printHistory(followProject(node))).join('\n');

/* `vitest run -u` writes the reports anew: read every line before it is kept, beside the forms. */

test('the histories of 松江’s three projects are those that were read and agreed to', async () => {
  const songjiang = REAL.projects.filter(({ unit }) => unit === 'songjiang-guangfulin');
  expect(songjiang).toHaveLength(3);
  await expect(report(songjiang)).toMatchFileSnapshot('../../golden/history-songjiang.txt');
});

test('the histories of the sample portal are those that were read and agreed to', async () => {
  await expect(report(SAMPLE_PORTAL.projects)).toMatchFileSnapshot('../../golden/history-portal.txt');
});
