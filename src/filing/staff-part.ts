import type { HandedForm } from './handover.ts';
import type { Fields } from './record-text.ts';

/** What staff add to a record and no form prints. */
export type StaffPart = Pick<HandedForm, 'publication' | 'waivers'>;

const WHOLE: readonly string[] = ['published', 'withdrawn'];
type Waivers = StaffPart['waivers'];

const isSame = (one: Waivers[number], other: Waivers[number]): boolean =>
  one.rule === other.rule && one.path === other.path;

/**
 * `publication` and `waivers` of a record that was handed over: what is public stays so, what is approved is approved, all
 * else is a draft, and who approved it before does not stand in it. Waivers that are there stay.
 * @param existing the record that is there now
 */
export function mergeStaffPart({ publication, waivers }: StaffPart, existing: Fields | undefined): Fields {
  const before = (existing?.['publication'] ?? {}) as Fields;
  const isWhole = WHOLE.includes(String(before['status']));
  const status = isWhole ? before['status'] : publication.approved ? 'approved' : 'draft';
  const { approved, ...rest } = before;
  const kept = isWhole && approved !== undefined ? before : rest;
  const former = (existing?.['waivers'] ?? []) as Waivers;
  const all = [...former.filter((old) => !waivers.some((own) => isSame(own, old))), ...waivers];
  return {
    publication: { ...kept, ...publication, status },
    ...(all.length ? { waivers: all } : {}),
  };
}
