import { describe, expect, test } from 'vitest';
import { openDigest, type DigestParts } from '../../../src/core/outputs/digest-parts.ts';
import { splitFamilies } from '../../../src/core/outputs/families.ts';
import { allOutputs, listOutputs } from '../../../src/core/outputs/list.ts';
import { fileOf, isFile, type Output } from '../../../src/core/outputs/output.ts';
import type { Content } from '../../../src/core/library/library.ts';
import { gatherFrame, makeFrame } from '../../../src/io/make-frame.ts';
import { SAMPLE_PORTAL } from '../history/portal-content.ts';

const { content } = SAMPLE_PORTAL;
/** Of files that are not there. */
const facts = () => ({ bytes: 1, sha256: 'a' });
const frameOf = (own: Content) => makeFrame(gatherFrame(own, false), { base: '/', site: undefined });
const outputsOf = (own: Content): Map<string, Output> =>
  new Map(allOutputs(listOutputs(own, frameOf(own))).map((output) => [output.path, output]));
/** What an output shows, without the links from node to node that lead over the whole catalogue. */
const show = (output: Output | undefined): string =>
  JSON.stringify(output && isFile(output) ? output.make() : undefined, (key, value: unknown) =>
    ['node', 'owner', 'parent', 'children', 'unit', 'kind'].includes(key) ? undefined : value,
  );

describe('the list of outputs', () => {
  const all = allOutputs(listOutputs(content, frameOf(content)));

  test('has each file once', () => {
    const files = all.map(fileOf);
    expect(new Set(files).size).toBe(files.length);
  });

  test('has the same keys twice, and other keys where a form is another', () => {
    const keys = (own: Content) => new Map([...outputsOf(own)].map(([path, output]) => [path, output.rests()]));
    const [before, again] = [keys(content), keys(content)];
    expect(again).toEqual(before);
    const [form] = content.forms;
    const forms = content.forms.map((one) =>
      one === form ? { ...one, record: { ...one.record, title: '别的' } } : one,
    );
    const after = keys({ ...content, forms: forms as Content['forms'] });
    const changed = [...after].filter(([path, key]) => before.get(path) !== key).map(([path]) => path);
    expect(changed).toContain(`/units/${form!.unit}/`);
    expect(changed).toContain(`/units/${form!.unit}/${form!.project}/`);
    expect(
      changed.filter((path) => /^\/units\/./.test(path)).every((path) => path.startsWith(`/units/${form!.unit}/`)),
    ).toBe(true);
  });

  test('makes the lists of several units from digests that were kept as text', () => {
    const kept = listOutputs(
      content,
      frameOf(content),
      ({ digest }) => openDigest(JSON.parse(JSON.stringify(digest())) as DigestParts),
      facts,
    );
    const fresh = listOutputs(content, frameOf(content), undefined, facts);
    expect(kept.index.map(show)).toEqual(fresh.index.map(show));
  });
});

test('what a family shows, it shows without the other families of its unit', () => {
  const whole = outputsOf(content);
  for (const { slug } of content.units) {
    const own = content.projects.filter(({ unit }) => unit === slug);
    for (const family of splitFamilies(own)) {
      const slugs = new Set(family.map((entry) => entry.slug));
      const alone: Content = {
        ...content,
        projects: family,
        forms: content.forms.filter((form) => form.unit === slug && slugs.has(form.project)),
      };
      const paths = [...outputsOf(alone)].filter(([path]) =>
        [...slugs].some((project) => path.includes(`/${slug}/${project}`)),
      );
      expect(paths.length).toBeGreaterThan(0);
      for (const [path, output] of paths) expect(show(output) === show(whole.get(path)), path).toBe(true);
    }
  }
});
