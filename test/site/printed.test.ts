import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formPath } from '../../src/core/library/addresses.ts';
import type { FormEntry } from '../../src/core/library/library.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { ROOT, SEEDS_SITE } from './folders.ts';
import { elementsOf, readPage, textOf } from './site-files.ts';

/** Keys that hold no words of the form: what the product itself adds, and labels that name a place. */
const OWN = new Set(['kind', 'year', 'source', 'publication', 'scope']);

/** Every non-blank printed value of a record with its path. */
function printedValues(value: unknown, path: string[] = []): { path: string; text: string }[] {
  if (typeof value === 'string') return value === '' ? [] : [{ path: path.join('.'), text: value }];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const isFundSource = path[0] === 'funds' && key === 'source';
    return OWN.has(key) || key === 'currency' || isFundSource ? [] : printedValues(part, [...path, key]);
  });
}

/** Exact texts of all elements of the form's page. */
function textsOnPage(form: FormEntry): Set<string> {
  const html = readPage(SEEDS_SITE, join(formPath(form), 'index.html'));
  return new Set(elementsOf(html).map(textOf));
}

const { content } = loadContent(join(ROOT, 'content'));
const tables = content!.forms.filter(({ kind }) => kind !== 'narrative');

describe('every value of the four published documents stands on its page exactly as printed', () => {
  test('all 13 forms are there', () => {
    expect(content!.forms).toHaveLength(13);
    expect(tables).toHaveLength(12);
  });

  test.each(tables.map((form) => [form.id, form] as const))('%s', (_, form) => {
    const texts = textsOnPage(form);
    const values = printedValues(form.record);
    expect(values.length).toBeGreaterThan(60);
    const missing = values.filter(({ path, text }) => {
      // periods and the year's own spelling stand inside a heading
      const inside = /^(goal\.projectPeriod|period\.|labels\.)/.test(path);
      return inside ? ![...texts].some((whole) => whole.includes(text)) : !texts.has(text);
    });
    expect(missing).toEqual([]);
  });

  test('the narrative, paragraph by paragraph', () => {
    const form = content!.forms.find(({ kind }) => kind === 'narrative')!;
    const texts = [...textsOnPage(form)].map((text) => text.replace(/\s/g, ''));
    const body = (form.record as { body: string }).body;
    const paragraphs = body.split(/\n{2,}/).map((text) =>
      text
        .replace(/^#+ /, '')
        .replace(/\\([<>])/g, '$1')
        .replace(/\s/g, ''),
    );
    expect(paragraphs.length).toBeGreaterThan(15);
    expect(paragraphs.filter((paragraph) => !texts.includes(paragraph))).toEqual([]);
  });
});
