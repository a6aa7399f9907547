import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FormRecord } from '../../src/core/forms/registry.ts';
import type { Content } from '../../src/core/library/library.ts';
import { changesSince } from '../../src/core/release/check-changes.ts';
import { correctionHash, type Correction } from '../../src/core/release/correction.ts';
import { guardedTexts, isOrder, nameTexts, noticeTexts } from '../../src/core/release/guarded.ts';
import { publicContent } from '../../src/core/release/public-content.ts';
import { isWithdrawn } from '../../src/core/release/states.ts';
import { writeCorrections } from '../../src/core/release/write-corrections.ts';
import { sha256 } from '../../src/release/digests.ts';
import { withWithdrawn } from '../../src/release/gate.ts';
import { prune } from '../../src/release/prune.ts';
import { readPublished } from '../../src/release/published.ts';
import { rollback } from '../../src/release/rollback.ts';
import { noStep } from '../../src/release/step.ts';
import { Stopped } from '../../src/disk/stop.ts';
import { listReleases } from '../../src/release/target.ts';
import { selfEvaluation } from '../core/forms/records.ts';
import { contentOf, formOf, withStatus } from '../core/release/made-up.ts';
import { objectTo, publishRecords, TODAY } from './small-releases.ts';
import { makeFolder } from './tiny-site.ts';

/* 样例数据. Somebody tries everything in any order; what counts is what readers saw before and see after. */

const PHONE = /1380013\d{4}/;
type Publication = FormRecord['publication'];

class Attack {
  readonly room = makeFolder();
  readonly target = join(this.room, 'target');
  content: Content;
  /** As it was when last released. */
  released: Content | undefined;
  /** The last text that anybody could read, or that a notice stands for, by id and path. */
  readonly seen = new Map<string, Map<string, string>>();
  released_entries = 0;
  releases = 0;
  refused = 0;

  constructor() {
    const form = (slug: string, status: Publication['status']) =>
      formOf(
        slug,
        withStatus(
          selfEvaluation({
            funds: [{ source: 'total', label: '合计', executed: '1.00', initial: '2.00' }],
            goal: { expected: '手机13800138000', actual: '办了1次' },
            extra: { 甲: '1', 乙: '2', 丙: '3' },
          }),
          { status, date: '2024-05-20', index: 'A-1', publisher: '某某街道' },
        ),
      );
    this.content = contentOf([form('a', 'published'), form('b', 'published'), form('c', 'draft')]);
  }

  change(pick: number, edit: (record: FormRecord) => FormRecord): void {
    const { forms } = this.content;
    this.content = {
      ...this.content,
      forms: forms.map((one, i) => (i === pick % forms.length ? { ...one, record: edit(one.record) } : one)),
    };
  }

  publication(pick: number, more: Partial<Publication>): void {
    this.change(pick, (record) => ({ ...record, publication: { ...record.publication, ...more } }));
  }

  addEntry(entry: Omit<Correction, 'former' | 'by' | 'date' | 'reason'>): void {
    const { corrections = [] } = this.content;
    const before = corrections.at(-1)?.correction;
    const former = before ? { former: correctionHash(before, sha256) } : {};
    const id = `2026/${String(corrections.length + 1).padStart(4, '0')}`;
    const correction = { ...entry, reason: '样例', by: '样例', date: TODAY, ...former };
    this.content = { ...this.content, corrections: [...corrections, { id, correction }] };
  }

  /** The entries that the command writes. */
  tell(): void {
    const { corrections = [] } = this.content;
    const published = readPublished(this.target);
    const going = withWithdrawn(this.content, publicContent(this.content, TODAY));
    const account = { reason: '样例', by: () => '样例', date: TODAY };
    const made = writeCorrections(
      changesSince(published, going),
      corrections,
      published.corrections.count,
      account,
      sha256,
    );
    this.content = { ...this.content, corrections: [...corrections, ...made] };
  }

  release(): void {
    if (objectTo(this.target, this.content).length) return void this.refused++;
    this.checkSeen();
    publishRecords(this.target, this.content);
    this.released = this.content;
    this.released_entries = this.content.corrections?.length ?? 0;
    this.releases++;
  }

  /** What the release is about to say instead of what was seen, and whether an entry tells of exactly that. */
  checkSeen(): void {
    const shown = publicContent(this.content, TODAY);
    const going = withWithdrawn(this.content, shown);
    const news = (this.content.corrections ?? []).slice(this.released_entries).map(({ correction }) => correction);
    const now = new Map<string, Map<string, string>>([
      ...[...nameTexts({ units: shown.units, projects: shown.projects })].map(
        ([id, texts]): [string, Map<string, string>] => [id, new Map(texts)],
      ),
      ...going.forms.map(({ id, record }): [string, Map<string, string>] => [
        id,
        new Map([...guardedTexts(record), ...(isWithdrawn(record) ? noticeTexts(record) : [])]),
      ]),
    ]);
    for (const [id, old] of this.seen) {
      const texts = now.get(id);
      expect(texts, `${id} vanished`).toBeDefined();
      for (const path of new Set([...old.keys(), ...texts!.keys()])) {
        const [was, is] = [old.get(path), texts!.get(path)];
        // a notice begins and ends with the withdrawal; an order matters where the same columns change places
        if (was === is || (path.startsWith('publication.withdrawn.') && (!was || !is))) continue;
        if (isOrder(path) && [...was!].sort().join('') !== [...is!].sort().join('')) continue;
        const own = news.filter((entry) => entry.record === id && entry.path === path);
        const isOpen = own[0]?.old === was || (own[0]?.hidden === 'old' && PHONE.test(was ?? ''));
        expect([id, path, was, is, isOpen, own.at(-1)?.new]).toEqual([id, path, was, is, true, is]);
      }
    }
    for (const [id, texts] of now) this.seen.set(id, texts);
  }
}

const FIELDS: readonly [path: string, edit: (value: string) => (record: FormRecord) => FormRecord][] = [
  [
    'funds.0.executed',
    (v) => (r) => ({ ...r, funds: [{ ...(r as { funds: object[] }).funds[0], executed: v }] }) as never,
  ],
  ['goal.actual', (v) => (r) => ({ ...r, goal: { ...(r as { goal: object }).goal, actual: v } }) as never],
  ['goal.expected', (v) => (r) => ({ ...r, goal: { ...(r as { goal: object }).goal, expected: v } }) as never],
  ['extra.乙', (v) => (r) => ({ ...r, extra: { ...(r as { extra: object }).extra, 乙: v } }) as never],
  [
    'extra',
    () => (r) =>
      ({ ...r, extra: Object.fromEntries(Object.entries((r as { extra: object }).extra).reverse()) }) as never,
  ],
  ['publication.date', (v) => (r) => ({ ...r, publication: { ...r.publication, date: `2024-01-0${v.length}` } })],
  ['publication.index', (v) => (r) => ({ ...r, publication: { ...r.publication, index: v } })],
  ['publication.publisher', (v) => (r) => ({ ...r, publication: { ...r.publication, publisher: v } })],
  ['source.sha256', (v) => (r) => ({ ...r, source: { ...r.source, sha256: v } })],
];
const VALUES = ['1.00', '9.99', '手机13800138000', '手机138****8000', '甲'];

type Act = (attack: Attack, pick: number, field: number, value: number) => void;
const fieldOf = (i: number) => FIELDS[i % FIELDS.length]!;
const recordIdOf = (attack: Attack, pick: number): string =>
  attack.content.forms[pick % attack.content.forms.length]!.id;
const textOf = (attack: Attack, pick: number, path: string): string | undefined =>
  guardedTexts(attack.content.forms[pick % attack.content.forms.length]!.record).get(path);

const release: Act = (attack) => attack.release();
const honest: Act = (attack) => {
  attack.tell();
  attack.release();
};
const ACTS: readonly Act[] = [
  (attack, pick, field, value) => attack.change(pick, fieldOf(field)[1](VALUES[value % VALUES.length]!)),
  (attack, pick, field, value) => attack.change(pick, fieldOf(field)[1](VALUES[value % VALUES.length]!)),
  (attack, pick) => attack.publication(pick, { status: 'published' }),
  (attack, pick) => attack.publication(pick, { status: 'draft' }),
  (attack, pick, _, value) =>
    attack.publication(pick, { status: 'withdrawn', withdrawn: { date: '2026-01-01', reason: `样例${value % 2}` } }),
  // an entry that hides, at a place that changed or at any other
  (attack, pick, field) => {
    const [path] = fieldOf(field);
    const now = textOf(attack, pick, path);
    attack.addEntry({
      record: recordIdOf(attack, pick),
      path,
      hidden: 'old',
      ...(now === undefined ? {} : { new: now }),
    });
  },
  // an entry that tells a tale
  (attack, pick, field, value) => {
    const [path] = fieldOf(field);
    const now = textOf(attack, pick, path);
    attack.addEntry({
      ...{ record: recordIdOf(attack, pick), path, old: VALUES[value % VALUES.length]! },
      ...(now === undefined ? {} : { new: now }),
    });
  },
  release,
  release,
  honest,
  honest,
  (attack) => void rollback(attack.target, undefined, TODAY, noStep),
  (attack, pick) => {
    const all = listReleases(attack.target);
    if (all.length) rollback(attack.target, all[pick % all.length], TODAY, noStep);
  },
  (attack) => rmSync(join(attack.target, 'current'), { force: true }),
  (attack) => rmSync(join(attack.target, 'history.json'), { force: true }),
  (attack) => writeFileSync(join(attack.target, 'history.json'), '[]'),
  (attack) => void prune(attack.target, noStep),
  // another address, another name
  (attack, pick) => {
    const { forms } = attack.content;
    const at = pick % forms.length;
    const moved = { ...forms[at]!, id: forms[at]!.id.replace(/\/[^/]+\./, '/moved.') };
    attack.content = { ...attack.content, forms: forms.toSpliced(at, 1, moved) };
  },
  (attack, _, __, value) => {
    const name = ['某某街道', '新名街道'][value % 2]!;
    attack.content = { ...attack.content, units: attack.content.units.map((one) => ({ ...one, unit: { name } })) };
  },
  // gives up and starts again from what was released
  (attack) => void (attack.content = attack.released ?? attack.content),
  (attack) => void (attack.content = { ...attack.content, corrections: attack.released?.corrections ?? [] }),
];

const small = fc.nat({ max: 30 });
const RUNS = Number(process.env['MINGZHANG_ATTACKS'] ?? 60);

test(`in ${RUNS} attacks of forty acts in any order no text changes without an entry for exactly its place`, () => {
  const total = { releases: 0, refused: 0 };
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat({ max: ACTS.length - 1 }), small, small, small), { minLength: 40, maxLength: 40 }),
      (acts) => {
        const attack = new Attack();
        try {
          attack.release();
          for (const [act, ...args] of acts)
            try {
              ACTS[act]!(attack, ...args);
            } catch (error) {
              if (!(error instanceof Stopped)) throw error;
              // the folder was damaged: somebody goes back to a release, and the attack goes on
              const [any] = listReleases(attack.target);
              if (any) rollback(attack.target, any, TODAY, noStep);
            }
        } finally {
          total.releases += attack.releases;
          total.refused += attack.refused;
          rmSync(attack.room, { recursive: true, force: true });
        }
      },
    ),
    { numRuns: RUNS },
  );
  // an attack that is always refused, or never, shows nothing
  expect(total.releases).toBeGreaterThan(RUNS * 2);
  expect(total.refused).toBeGreaterThan(RUNS);
});
