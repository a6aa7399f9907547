import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceSite } from '../../src/build/replace-site.ts';

let room: string;
let out: string;
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'replace-'));
  out = join(room, 'dist');
});
afterEach(() => rmSync(room, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
/** A builder of a site of two pages. */
const build = (text: string) => async (folder: string) => {
  for (const path of ['index.html', 'units/a/index.html']) write(join(folder, path), text);
};
const home = (): string => readFileSync(join(out, 'index.html'), 'utf8');

describe('a build', () => {
  test('replaces what a build has made, and leaves nothing beside it', async () => {
    await replaceSite(out, build('first'));
    await replaceSite(out, build('second'));
    expect(home()).toBe('second');
    expect(readdirSync(room)).toEqual(['dist']);
    expect(readdirSync(out).sort()).toEqual(['.mingzhang-build.json', 'index.html', 'units']);
  });

  test('leaves the same mark for the same site', async () => {
    const other = join(room, 'other');
    await replaceSite(out, build('a'));
    await replaceSite(other, build('b'));
    const mark = (folder: string): string => readFileSync(join(folder, '.mingzhang-build.json'), 'utf8');
    expect(mark(out)).toBe(mark(other));
    expect(mark(out)).not.toContain(room);
  });

  const OTHERS: [what: string, put: () => void, named: RegExp][] = [
    ['a folder of somebody', () => write(join(out, 'letters.docx'), ''), /letters\.docx/],
    ['a web root', () => write(join(out, 'index.html'), 'portal'), /index\.html/],
    ['a folder with a hidden file', () => write(join(out, '.htaccess'), ''), /\.htaccess/],
    ['a folder with a folder', () => mkdirSync(join(out, 'mail'), { recursive: true }), /mail/],
    ['a folder with a link', () => (mkdirSync(out), symlinkSync(room, join(out, 'all'))), /all/],
    ['a file', () => write(out, 'thesis'), /是文件/],
  ];
  test.each(OTHERS)('does not touch %s', async (_, put, named) => {
    put();
    const before = readdirSync(room, { recursive: true });
    let asked = false;
    await expect(replaceSite(out, async () => void (asked = true))).rejects.toThrow(named);
    expect(asked).toBe(false);
    expect(readdirSync(room, { recursive: true })).toEqual(before);
  });

  test.each(['CNAME', 'units/a/notes.txt', 'units/mine/', '.git/HEAD'])(
    'does not take away %s that somebody put among its own files',
    async (path) => {
      await replaceSite(out, build('first'));
      if (path.endsWith('/')) mkdirSync(join(out, path));
      else write(join(out, path), 'mine');
      await expect(replaceSite(out, build('second'))).rejects.toThrow(path);
      expect(existsSync(join(out, path))).toBe(true);
      expect(home()).toBe('first');
    },
  );

  test('looks again before it replaces: what was put there while it was at work is not lost', async () => {
    await replaceSite(out, build('first'));
    const meanwhile = async (folder: string): Promise<void> => {
      await build('second')(folder);
      write(join(out, 'mine.txt'), 'mine');
    };
    await expect(replaceSite(out, meanwhile)).rejects.toThrow('mine.txt');
    expect(readFileSync(join(out, 'mine.txt'), 'utf8')).toBe('mine');
    expect(home()).toBe('first');
    expect(readdirSync(room)).toEqual(['dist']);
  });

  test('knows a site that was built before builds left a mark, and a folder with what systems leave', async () => {
    for (const path of ['index.html', '404.html', 'text-size.js', 'pagefind/pagefind-entry.json', 'units/a/index.html'])
      write(join(out, path), 'old');
    write(join(out, '.DS_Store'), '');
    await replaceSite(out, build('new'));
    expect(home()).toBe('new');
    rmSync(join(out, '.mingzhang-build.json'));
    await expect(replaceSite(out, build('newer'))).rejects.toThrow('不是本程序生成的');
  });

  test('follows a link, and leaves it a link', async () => {
    const real = join(room, 'disk/site');
    mkdirSync(real, { recursive: true });
    symlinkSync(real, out);
    await replaceSite(out, build('through'));
    expect(readFileSync(join(real, 'index.html'), 'utf8')).toBe('through');
    expect(readdirSync(join(room, 'disk'))).toEqual(['site']);
    rmSync(join(room, 'disk'), { recursive: true });
    await replaceSite(out, build('again'));
    expect(home()).toBe('again');
  });

  test('that fails leaves the former site and nothing beside it', async () => {
    await replaceSite(out, build('first'));
    const fail = async (folder: string): Promise<void> => {
      await build('half')(folder);
      throw new Error('no');
    };
    await expect(replaceSite(out, fail)).rejects.toThrow('no');
    expect(home()).toBe('first');
    expect(readdirSync(room)).toEqual(['dist']);
  });
});

/** A build in a process of its own that never ends, at the point its code names. */
const CHILD = (out: string, code: string): string => `
  import { writeFileSync, mkdirSync, renameSync } from 'node:fs';
  import { join } from 'node:path';
  import { replaceSite } from ${JSON.stringify(join(import.meta.dirname, '../../src/build/replace-site.ts'))};
  const out = ${JSON.stringify(out)};
  await replaceSite(out, async (folder) => {
    mkdirSync(folder); writeFileSync(join(folder, 'index.html'), 'half');
    ${code}
    console.log('there');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });`;

async function withChild(code: string, use: (kill: () => Promise<void>) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD(out, code)], {
    stdio: ['ignore', 'pipe', 2],
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = async (): Promise<void> => (child.kill('SIGKILL'), ended);
  try {
    await new Promise((resolve) => child.stdout!.once('data', resolve));
    await use(kill);
  } finally {
    await kill();
  }
}

describe('a build beside another', () => {
  test('of the same folder is refused while that one lives, and clears what it left when it was killed', async () => {
    await replaceSite(out, build('first'));
    await withChild('', async (kill) => {
      await expect(replaceSite(out, build('second'))).rejects.toThrow('另一个生成正在写');
      expect(readdirSync(room)).toHaveLength(2);
      await kill();
      expect(readdirSync(room)).toHaveLength(2);
      await replaceSite(out, build('second'));
      expect(readdirSync(room)).toEqual(['dist']);
    });
  });

  test('gives back the former site of one that was killed between its two renames, even where it fails itself', async () => {
    await replaceSite(out, build('first'));
    await withChild("renameSync(out, join(folder, '../former'));", async (kill) => {
      await kill();
      expect(existsSync(out)).toBe(false);
      await expect(replaceSite(out, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
      expect(home()).toBe('first');
      expect(readdirSync(room)).toEqual(['dist']);
    });
  });
});
