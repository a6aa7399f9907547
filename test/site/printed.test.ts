import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formPath } from '../../src/core/library/addresses.ts';
import { figureId } from '../../src/core/report/anchors.ts';
import type { FormEntry } from '../../src/core/library/library.ts';
import { loadContent } from '../../src/io/load-content.ts';
import { ROOT, SEEDS_SITE } from './folders.ts';
import { attribute, elementsOf, readPage, textOf } from './site-files.ts';

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

const elementsOn = (form: FormEntry) => elementsOf(readPage(SEEDS_SITE, join(formPath(form), 'index.html')));
/** Exact texts of all elements of the form's page. */
const textsOnPage = (form: FormEntry): Set<string> => new Set(elementsOn(form).map(textOf));
/** Places with an element of their own; a level stands once for all rows that share it. */
const ADDRESSED = /^(?:funds|indicators)\.\d+\.(?!level)|^(?:total|goal)\.(?!projectPeriod)|^grade$/;

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

  test.each(tables.map((form) => [form.id, form] as const))('and at an address of its own: %s', (_, form) => {
    const elements = elementsOn(form);
    const ids = elements.map((element) => attribute(element, 'id')).filter((id) => id !== undefined);
    expect(ids).toEqual([...new Set(ids)]);
    const at = new Map(elements.map((element) => [attribute(element, 'id'), element]));
    const values = printedValues(form.record).filter(({ path }) => ADDRESSED.test(path));
    expect(values.length).toBeGreaterThan(30);
    const shown = values.map(({ path }) => {
      const element = at.get(figureId(path));
      return { path, text: element && textOf(element) };
    });
    expect(shown).toEqual(values);
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
