import { findKind } from '../core/forms/registry.ts';
import { editEntry, editStaffPart } from '../filing/edit-record.ts';
import { writeYaml, type Fields } from '../filing/record-text.ts';
import { Register } from '../filing/register.ts';
import { NotWritten } from '../io/import/commit-files.ts';
import { projectsOf, unitsOf, type KnownContent } from '../io/import/known-content.ts';
import type { PlannedFile } from '../io/import/plan-files.ts';
import { refuseFaulty } from '../io/import/run-import.ts';
import { saveFiles } from '../io/import/save-files.ts';
import { basisOf, entryText } from './entry-text.ts';
import { folderOf, knownOf, type Office } from './office.ts';
import { blocking, readRecord, type OfficeRecord } from './records.ts';

/** What was written into the boxes of a form. */
export type Given = URLSearchParams;

const CHANGED_ENTRY = '这个单位或项目在别处被改动了，没有保存。请看看现在的样子，再做一次。';
const CHANGED = '这张表的记录在别处被改动了，没有保存。请看看现在的样子，再做一次。';

const textIn = (given: Given, name: string): string => (given.get(name) ?? '').trim();

function needed(given: Given, name: string, label: string): string {
  const text = textIn(given, name);
  if (text === '') throw new NotWritten(`没有写${label}。`);
  return text;
}

/** Without those that are blank. */
const filled = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
const listIn = (given: Given, name: string): string[] => [
  ...new Set(
    textIn(given, name)
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

type Staff = { readonly publication: Fields; readonly waivers: readonly Fields[] };
type Act = (staff: Staff, given: Given, record: OfficeRecord) => Staff;

const withStatus = ({ publication, waivers }: Staff, status: string, more: Fields = {}): Staff => {
  const { approved: _, withdrawn: __, ...rest } = publication;
  return { publication: { ...rest, status, ...more }, waivers };
};

const isAt = (given: Given) => (waiver: Fields) =>
  waiver['rule'] === given.get('rule') && waiver['path'] === given.get('path');

function need(record: OfficeRecord, states: readonly string[]): void {
  if (!states.includes(record.entry.record.publication.status)) throw new NotWritten(CHANGED);
}

/** What may be done about a record, by the name of its form. */
const RECORD_ACTS: Readonly<Record<string, Act>> = {
  publication: ({ publication, waivers }, given) => {
    const { publisher: _, index: __, date: ___, scheduled: ____, ...rest } = publication;
    const own = ['publisher', 'index', 'date', 'scheduled'].map((name) => [name, textIn(given, name)]);
    return { publication: { ...rest, ...filled(Object.fromEntries(own) as Fields) }, waivers };
  },
  approve: (staff, given, record) => {
    need(record, ['draft', 'approved']);
    const open = blocking(record);
    if (open.length) throw new NotWritten(`还有 ${open.length} 处错误，不能审核：${open[0]!.message}`);
    const approved = { by: needed(given, 'by', '审核人'), date: needed(given, 'date', '审核日期') };
    return withStatus(staff, 'approved', { approved });
  },
  unapprove: (staff, _, record) => {
    need(record, ['approved']);
    return withStatus(staff, 'draft');
  },
  withdraw: (staff, given, record) => {
    need(record, ['published']);
    const { approved } = staff.publication;
    const withdrawn = { date: needed(given, 'date', '撤回日期'), reason: needed(given, 'reason', '撤回的理由') };
    return withStatus(staff, 'withdrawn', { ...(approved ? { approved } : {}), withdrawn });
  },
  restore: (staff, _, record) => {
    need(record, ['withdrawn']);
    const { approved } = staff.publication;
    return withStatus(staff, 'published', approved ? { approved } : {});
  },
  waive: ({ publication, waivers }, given) => {
    const [rule, path] = [needed(given, 'rule', '规则'), given.get('path') ?? ''];
    const said = { reason: needed(given, 'reason', '理由'), by: needed(given, 'by', '决定的人') };
    const waiver = { rule, path, ...said, date: needed(given, 'date', '日期') };
    return { publication, waivers: [...waivers.filter((one) => !isAt(given)(one)), waiver] };
  },
  unwaive: ({ publication, waivers }, given) => ({ publication, waivers: waivers.filter((one) => !isAt(given)(one)) }),
};

/** Does what a form of a record's page asks for. @returns the files that were written */
export function actOnRecord(office: Office, id: string, given: Given): string[] {
  const record = readRecord(office, id);
  const act = RECORD_ACTS[given.get('act') ?? ''];
  if (!record || !act || !findKind(record.entry.kind)) throw new NotWritten('没有这张表，或这一页是以前打开的。');
  const { existing, known } = record;
  if (basisOf(existing.text) !== given.get('basis')) throw new NotWritten(CHANGED);
  const before = existing.record;
  const staff = {
    publication: (before['publication'] ?? {}) as Fields,
    waivers: (before['waivers'] ?? []) as readonly Fields[],
  };
  const { publication, waivers } = act(staff, given, record);
  const value = { publication, ...(waivers.length ? { waivers } : {}) };
  const text = editStaffPart(existing.text, existing.ending, value);
  return saveFiles([{ path: existing.path, text, before: existing.text }], known, folderOf(office));
}

function entryFile(
  office: Office,
  known: KnownContent,
  stem: string,
  given: Given,
  keys: readonly string[],
): PlannedFile {
  const there = entryText(office, known, stem);
  const read = there && [...known.units, ...known.projects].find((one) => one.read.file === there.path);
  if (!read) throw new NotWritten('没有这个单位或项目，或这一页是以前打开的。');
  const { path, text: before } = there;
  if (basisOf(before) !== given.get('basis')) throw new NotWritten(CHANGED_ENTRY);
  const entry = 'project' in read.entry ? read.entry.project : read.entry.unit;
  const aliases = listIn(given, 'aliases');
  const own = Object.fromEntries(keys.map((key) => [key, textIn(given, key)]));
  const rest = Object.fromEntries(Object.entries(entry).filter(([key]) => key !== 'aliases' && !keys.includes(key)));
  const name = needed(given, 'name', '名称');
  const value = { name, ...(aliases.length ? { aliases } : {}), ...rest, ...filled(own) };
  return { path, text: editEntry(before, value), before };
}

const added = (path: string, name: string): PlannedFile => ({ path, text: writeYaml({ name }), before: undefined });

/** Does what a form of a unit's page, or of the list of units, asks for. @param slug of the unit; empty on the list */
export function actOnUnit(office: Office, slug: string, given: Given): string[] {
  const known = knownOf(office);
  refuseFaulty(known);
  const register = new Register(unitsOf(known), projectsOf(known));
  const name = needed(given, 'name', '名称');
  const plan = (): PlannedFile => {
    switch (given.get('act')) {
      case 'add-unit':
        if (register.findUnit(name)) throw new NotWritten(`已经有单位“${name}”。`);
        return added(`units/${register.addUnit(name).slug}.yaml`, name);
      case 'add-project':
        if (!register.unitBySlug(slug)) throw new NotWritten('没有这个单位。');
        if (register.findProject(slug, name)?.relaxed === 0) throw new NotWritten(`这个单位已经有项目“${name}”。`);
        return added(`projects/${slug}/${register.addProject(slug, name).slug}.yaml`, name);
      case 'unit':
        return entryFile(office, known, `units/${slug}`, given, ['name', 'publisher', 'district', 'contact']);
      case 'project':
        return entryFile(office, known, `projects/${slug}/${textIn(given, 'slug')}`, given, ['name']);
      default:
        throw new NotWritten('这一页是以前打开的，没有保存。请刷新以后再试。');
    }
  };
  return saveFiles([plan()], known, folderOf(office));
}
