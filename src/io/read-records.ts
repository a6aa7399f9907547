import type { FormKind } from '../core/forms/kind.ts';
import { findKind, FORM_KINDS, type FormRecord } from '../core/forms/registry.ts';
import { DEPARTMENT, subjectAt } from '../core/forms/subject.ts';
import type { FormEntry } from '../core/library/library.ts';
import { checkSlugs } from './content-files.ts';
import { recordLabels } from './field-labels.ts';
import type { FileReader, ReadFile } from './file-reader.ts';
import { warnOfFigures } from './warn-of-figures.ts';

/** `records/2023/unit/project.kind.yaml` */
const PLACE = /^records\/([^/]+)\/([^/]+)\/([^/]+)\.([^/.]+)\.(yaml|yml|json|md)$/;
const LABELS = new Map(FORM_KINDS.map((kind) => [kind, recordLabels(kind)]));
const KINDS = FORM_KINDS.map(({ id }) => id).join('、');

export interface ReadRecord {
  readonly entry: FormEntry;
  readonly read: ReadFile<FormRecord>;
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

function readRecord(path: string, reader: FileReader): ReadRecord[] {
  const [, year, unit, project, kindId, ending] = PLACE.exec(path) ?? [];
  if (!year || !unit || !project || !kindId || !ending) {
    reader.refuse(
      path,
      '文件放的地方或名称不对',
      `应当是 records/年度/单位/项目.表.yaml，如 records/2023/danwei/xiangmu.self-evaluation.yaml；整个部门的表用 ${DEPARTMENT} 代替项目；不是记录的文件请移出。`,
    );
    return [];
  }
  checkSlugs(path, project === DEPARTMENT ? [unit] : [unit, project], reader);
  if (!/^\d{4}$/.test(year)) reader.refuse(path, `年份文件夹“${year}”不是四位数字`, '如 2023。');
  const kind = findKind(kindId);
  if (!kind) {
    reader.refuse(path, `不认识的表“${kindId}”`, `文件名中间应当是：${KINDS}。`);
    return [];
  }
  if (!endingsOf(kind).includes(ending)) {
    reader.refuse(path, `${kind.name}的文件不能是 .${ending}`, `文件名以 .${endingsOf(kind).join('、.')} 结尾。`);
    return [];
  }
  if (!kind.subjects.includes(subjectAt(project))) {
    reader.refuse(path, ...explainSubject(kind, kindId));
    return [];
  }
  const file = reader.open(path);
  if (!file) return [];
  checkYear(file, year);
  const read = checkKind(file, kind) ? reader.check(file, kind.schema, LABELS.get(kind)!) : undefined;
  if (!read) return [];
  warnOfFigures(read, kind);
  const id = `${year}/${unit}/${project}.${kindId}`;
  return [{ entry: { id, year, unit, project, kind: kind.id, record: read.value }, read }];
}

/** Reads every record; those that do not fit their schema are left out, and each problem is noted. */
export const readRecords = (paths: readonly string[], reader: FileReader): ReadRecord[] =>
  paths.filter((path) => path.startsWith('records/')).flatMap((path) => readRecord(path, reader));
