import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { squash } from '../../../src/core/intake/clean-text.ts';
import { takeIn } from '../../../src/core/intake/take-in.ts';
import { readDocument } from '../../../src/importers/read-document.ts';
import { compare } from './damage/compare.ts';
import { checkLedger } from './damage/ledger.ts';

/** Whole files (样例数据) in the manner of many offices, and beside each what is right: its forms, and texts of its body. */
const FOLDER = join(import.meta.dirname, '../../fixtures/papers');

interface Right {
  readonly forms: readonly Record<string, unknown>[];
  readonly body?: readonly string[];
}

/** What comes of a file, held against what is right. */
async function checkFile(name: string, bytes: Uint8Array): Promise<void> {
  const document = await readDocument({ name, bytes });
  const { forms, body = [] } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as Right;
  const { drafts } = takeIn(document);
  expect(forms.map((form, i) => compare(form, drafts[i]).faults)).toEqual(forms.map(() => []));
  expect(drafts).toHaveLength(forms.length);
  const printed = squash(drafts.map(({ record }) => String(record['body'] ?? '')).join(''));
  expect(body.filter((text) => !printed.includes(squash(text)))).toEqual([]);
  expect(checkLedger(document, drafts)).toEqual({ lost: [], twice: [] });
}

describe('files written by others', () => {
  const names = readdirSync(FOLDER).filter((name) => !name.endsWith('.json'));
  test.each(names)('%s is read as it is printed, and each cell is accounted for', (name) =>
    checkFile(name, readFileSync(join(FOLDER, name))),
  );

  test.each(names.filter((name) => name.endsWith('.html')))('%s is read without its merges as well', (name) => {
    const page = readFileSync(join(FOLDER, name), 'utf8').replace(/ (?:row|col)span="\d+"/g, '');
    return checkFile(name, new TextEncoder().encode(page));
  });
});
