import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as registry from '../../../src/core/charts/index.ts';
import { ROOT } from '../../site/folders.ts';

const FOLDER = join(ROOT, 'src/core/charts');

/** `moneyChart` of `export function moneyChart(…): ChartSpec | undefined`: what a page may or may not show. */
const BUILDER = /^export function (\w+)\(.*\): ChartSpec \| undefined/gm;
const written = readdirSync(FOLDER).flatMap((file) =>
  [...readFileSync(join(FOLDER, file), 'utf8').matchAll(BUILDER)].map(([, name]) => name!),
);

test('every chart that is written is in the registry, once', () => {
  expect(written.length).toBeGreaterThanOrEqual(7);
  const listed = Object.values(registry).flatMap((builders) => builders.map(({ name }) => name));
  expect(listed.toSorted()).toEqual(written.toSorted());
});
