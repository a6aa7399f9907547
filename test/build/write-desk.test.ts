import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DESK_MARK } from '../../src/build/desk/build-desk.ts';
import { gatherContent } from '../../src/build/desk/desk-content.ts';
import { writeDesk } from '../../src/build/desk/write-desk.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { writeContent } from '../io/content-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'desk-'));
const out = join(folder, 'desk.html');
afterEach(() => readdirSync(folder).forEach((name) => rmSync(join(folder, name), { recursive: true })));

const desk = (text: string): Uint8Array => Buffer.from(`<!doctype html>${DESK_MARK}${text}`);

test('a desk takes the place of a desk, whole, and leaves nothing beside it', () => {
  writeDesk(out, desk('before'));
  writeDesk(out, desk('after'));
  expect(readFileSync(out, 'utf8')).toContain('after');
  expect(readdirSync(folder)).toEqual(['desk.html']);
});

test('anything else stays as it is', () => {
  writeFileSync(out, '<p>某人的网页</p>');
  expect(() => writeDesk(out, desk(''))).toThrow(/不是工作台，没有动它/);
  expect(() => writeDesk(join(folder, 'desk.html/in'), desk(''))).toThrow(/是文件，不是目录|已经有一个同名的文件/);
  expect(readFileSync(out, 'utf8')).toBe('<p>某人的网页</p>');
  expect(readdirSync(folder)).toEqual(['desk.html']);
});

test('it is given what is public of one unit, and a unit that is not there is named', () => {
  const content = loadContent(writeContent({}), { visibility: 'public' }).content!;
  const { slug } = content.units[0]!;
  expect(gatherContent(content, slug).known.forms.every(({ unit }) => unit === slug)).toBe(true);
  expect(() => gatherContent(content, 'meiyou')).toThrow(/没有单位“meiyou”/);
});
