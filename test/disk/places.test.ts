import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepApart, keepOffProject } from '../../src/disk/places.ts';
import { PROJECT } from '../../src/program/project.ts';

const room = mkdtempSync(join(tmpdir(), 'places-'));
const content = join(room, 'content');

beforeAll(() => {
  mkdirSync(join(content, 'records'), { recursive: true });
  mkdirSync(join(room, 'elsewhere'));
  symlinkSync(content, join(room, 'link'));
  symlinkSync(join(content, 'not-yet'), join(room, 'dangling'));
  symlinkSync(join(room, 'loop'), join(room, 'loop'));
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

describe('two folders that must be apart', () => {
  test.each([
    ['equal', content],
    ['around it', room],
    ['the root of the disk', '/'],
    ['in it', join(content, 'records')],
    ['in it, not there yet', join(content, 'a/b')],
    ['equal by a detour', `${room}/elsewhere/../content`],
    ['equal by a slash', `${content}/`],
    ['equal from here', relative(process.cwd(), content)],
    ['equal through a link', join(room, 'link')],
    ['in it through a link', join(room, 'link/records/2024')],
    ['in it through a link that leads to nothing yet', join(room, 'dangling')],
  ])('are refused where one is %s', (_, other) => {
    expect(() => keepApart({ 内容目录: content, 输出目录: other })).toThrow('不能是同一个目录');
  });

  test('are refused where they would be one on a disk that does not tell capitals', () => {
    const [one, other] = [join(room, 'Target/a'), join(room, 'target')];
    expect(() => keepApart({ 发布到的目录: one, 复制到的目录: other })).toThrow('不能是同一个目录');
  });

  test.each([
    ['beside it', 'contents'],
    ['beside it with its name in front', 'content-2'],
    ['elsewhere', 'elsewhere/site'],
    ['a link that goes round', 'loop'],
  ])('are allowed where one is %s', (_, other) => {
    expect(() => keepApart({ 内容目录: content, 输出目录: join(room, other) })).not.toThrow();
  });
});

test('nothing is written in the place of the program or into a part of it', () => {
  for (const path of ['.', '..', 'src/new', 'public/site', 'node_modules/x', '.git/x', 'content/out'])
    expect(() => keepOffProject('输出目录', join(PROJECT, path)), path).toThrow('程序自己');
  for (const path of ['dist', '.cache/test/site', '../beside'])
    expect(() => keepOffProject('输出目录', join(PROJECT, path)), path).not.toThrow();
});
