import { hash } from 'node:crypto';
import type { FormKind } from '../core/forms/kind.ts';
import { findKind, FORM_KINDS, type FormRecord } from '../core/forms/registry.ts';
import { DEPARTMENT, subjectAt } from '../core/forms/subject.ts';
import { openUnread, pickHead, type UnreadForm } from '../core/library/form-head.ts';
import type { FormEntry } from '../core/library/library.ts';
import { recordHash } from '../core/release/values.ts';
import { Stopped } from '../disk/stop.ts';
import { checkSlugs } from './content-files.ts';
import { recordLabels } from './field-labels.ts';
import { FileReader, type ReadFile } from './file-reader.ts';
import type { KeptReading, KeptReadings } from './readings/kept-readings.ts';
import { warnOfFigures } from './warn-of-figures.ts';

/** `records/2023/unit/project.kind.yaml` */
const PLACE = /^records\/([^/]+)\/([^/]+)\/([^/]+)\.([^/.]+)\.(yaml|yml|json|md)$/;
const LABELS = new Map(FORM_KINDS.map((kind) => [kind, recordLabels(kind)]));
const KINDS = FORM_KINDS.map(({ id }) => id).join('、');

type Place = Omit<FormEntry, 'record'>;

/** What is known of a kept record without reading it. */
type KeptHead = Pick<UnreadForm, 'head' | 'printed'>;

const sha256 = (text: string): string => hash('sha256', text);
const pickKept = (record: FormRecord): KeptHead => ({ head: pickHead(record), printed: recordHash(record, sha256) });

export interface ReadRecord {
  readonly entry: FormEntry;
  readonly read: Pick<ReadFile<FormRecord>, 'file' | 'complain'>;
}

/** Markdown for the kinds that are prose, tables for the others. */
const endingsOf = (kind: FormKind): readonly string[] => (kind.body ? ['md'] : ['yaml', 'yml', 'json']);

const property = (value: unknown, key: string): unknown =>
  value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined;

/** The record must say what its path says. A record of another kind is not held against this kind's schema. */
function checkKind({ value, complain }: ReadFile<unknown>, kind: FormKind): boolean {
  const written = property(value, 'kind');
  if (written === kind.id || typeof written !== 'string' || !findKind(written)) return true;
  complain(['kind'], `kind 写的是 ${written}，文件名里却是 .${kind.id}`, '改正 kind，或改文件名。');
  return false;
}

/** Where a form belongs that is filed under a subject it cannot have. */
const explainSubject = ({ name, subjects }: FormKind, id: string): [message: string, advice: string] =>
  subjects.includes('department')
    ? [`${name}是整个部门的表，不归在一个项目下`, `文件名写作 ${DEPARTMENT}.${id}.yaml。`]
    : [`${name}是一个项目的表，不是整个部门的`, `文件名里把 ${DEPARTMENT} 换成项目的名称，如 xiangmu.${id}.yaml。`];

function checkYear({ value, complain }: ReadFile<unknown>, year: string): void {
  const written = property(value, 'year');
  if (typeof written === 'string' && /^\d{4}$/.test(written) && written !== year)
    complain(['year'], `年度写的是 ${written}，文件却放在 ${year} 文件夹里`, '改正年度，或把文件移到对的年份文件夹。');
}

/** What the path of a file says its record is; undefined where it is none that can be, which is complained of. */
function readPlace(path: string, reader: FileReader): (Place & { readonly form: FormKind }) | undefined {
  const [, year, unit, project, kindId, ending] = PLACE.exec(path) ?? [];
  const refuse = (message: string, advice: string): undefined => void reader.refuse(path, message, advice);
  if (!year || !unit || !project || !kindId || !ending)
    return refuse(
      '文件放的地方或名称不对',
      `应当是 records/年度/单位/项目.表.yaml，如 records/2023/danwei/xiangmu.self-evaluation.yaml；整个部门的表用 ${DEPARTMENT} 代替项目；不是记录的文件请移出。`,
    );
  checkSlugs(path, project === DEPARTMENT ? [unit] : [unit, project], reader);
  if (!/^\d{4}$/.test(year)) reader.refuse(path, `年份文件夹“${year}”不是四位数字`, '如 2023。');
  const form = findKind(kindId);
  if (!form) return refuse(`不认识的表“${kindId}”`, `文件名中间应当是：${KINDS}。`);
  if (!endingsOf(form).includes(ending))
    return refuse(`${form.name}的文件不能是 .${ending}`, `文件名以 .${endingsOf(form).join('、.')} 结尾。`);
  if (!form.subjects.includes(subjectAt(project))) return refuse(...explainSubject(form, kindId));
  return { id: `${year}/${unit}/${project}.${kindId}`, year, unit, project, kind: form.id, form };
}

/** The record of a file of that place, read now. */
function readFile(path: string, { year, form }: Place & { form: FormKind }, reader: FileReader) {
  const file = reader.open(path);
  if (!file) return undefined;
  checkYear(file, year);
  const read = checkKind(file, form) ? reader.check(file, form.schema, LABELS.get(form)!) : undefined;
  if (read) warnOfFigures(read, form);
  return read;
}

function readRecord(path: string, reader: FileReader): ReadRecord[] {
  const before = reader.problems.length;
  const found = readPlace(path, reader);
  if (!found) return [];
  const { form: _, ...place } = found;
  const open = (kept: KeptReading): ReadRecord => {
    const unread = {
      ...place,
      file: { folder: reader.readings!.content, path },
      ...(kept.head as KeptHead),
      hash: kept.hash!,
      size: kept.size!,
    };
    return { entry: openKept(unread, reader.readings!), read: { file: path, complain: reader.complainerOf(path) } };
  };
  const known = reader.readings?.find(path);
  for (const { message, advice, ...position } of known?.warnings ?? [])
    reader.add('warning', path, position, message, advice);
  if (known) return [open(known)];
  const read = readFile(path, found, reader);
  if (!read) return [];
  const told = reader.problems.slice(before);
  const warnings = told.map(({ line, column, message, advice }) => ({ line, column, message, advice }));
  const isKept = told.every(({ level }) => level === 'warning');
  const kept = isKept ? reader.keep(path, pickKept(read.value), JSON.stringify(read.value), warnings) : undefined;
  return [kept ? open(kept) : { entry: { ...place, record: read.value }, read }];
}

/**
 * A form whose record is kept; where that is gone meanwhile, it is read from its file.
 * @throws Stopped at the first question for the record, where neither gives what was read before
 */
export const openKept = (unread: UnreadForm, readings: KeptReadings): FormEntry =>
  openUnread(unread, () => {
    const kept = readings.bodyOf(unread.file.path, unread.hash);
    if (kept !== undefined) return JSON.parse(kept) as FormRecord;
    const reader = new FileReader(readings.content);
    const { path } = unread.file;
    const place = readPlace(path, reader);
    const again = place && JSON.stringify(readFile(path, place, reader)?.value);
    if (again === undefined || sha256(again) !== unread.hash)
      throw new Stopped(`“${reader.nameOf(path)}”在这期间变了`, '再运行一次。');
    return JSON.parse(again) as FormRecord;
  });

/** Reads every record; those that do not fit their schema are left out, and each problem is noted. */
export const readRecords = (paths: readonly string[], reader: FileReader): ReadRecord[] =>
  paths.filter((path) => path.startsWith('records/')).flatMap((path) => readRecord(path, reader));
