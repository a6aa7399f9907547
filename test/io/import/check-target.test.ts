import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkTarget } from '../../../src/io/import/check-target.ts';
import { targetOf } from '../../../src/io/import/known-content.ts';
import { ROOT } from '../../site/folders.ts';
import { writeFiles } from '../content-folder.ts';

const FILES = {
  'content/site.yaml': '',
  'content/other.txt': '',
  'site/.mingzhang-build.json': '[]',
  'to/.mingzhang-target': '',
  'to/current/index.html': '',
  'www/index.html': '',
  'drafts/2023/danwei/a.self-evaluation.yaml': '',
  'begun/units/danwei.yaml': '',
  'begun/records/2023/danwei/a.self-evaluation.yaml': '',
};
const check = (out: string): void => checkTarget(targetOf(resolve(writeFiles(FILES), out)));

describe('records are not put', () => {
  test.each([
    ['into a site that was built', 'site', /是生成或发布的目录/],
    ['into a folder in it', 'site/records', /是生成或发布的目录/],
    ['into a release', 'to/current/records', /在生成或发布的目录/],
    ['beside releases', 'to/records', /是生成或发布的目录/],
    ['into a web root', 'www', /有别的文件（index\.html）/],
    ['into a folder of records in a web root', 'www/records', /有别的文件（index\.html）/],
    ['into the content itself', 'content', /不是放记录的地方/],
    ['into another part of the content', 'content/units', /不是放记录的地方/],
    ['into a year of the records', 'content/records/2023', /不是放记录的地方/],
    ['into a file', 'content/site.yaml', /是文件，不是目录/],
    ['into the program', join(ROOT, 'records'), /里面是程序自己/],
    ['into a part of the program', join(ROOT, 'public/records'), /在程序自己的 public 里/],
  ])('%s', (_, out, words) => expect(() => check(out)).toThrow(words));
});

describe('records may be put', () => {
  test.each([
    ['into content', 'content/records'],
    ['into the content of the program', join(ROOT, 'content/records')],
    ['into a folder that is not there', 'new'],
    ['into content that is not there', 'new/records'],
    ['into a folder of records', 'drafts'],
    ['into content that an import began', 'begun/records'],
  ])('%s', (_, out) => expect(() => check(out)).not.toThrow());
});
