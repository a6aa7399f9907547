import { kindOf, type FormRecord } from '../core/forms/registry.ts';
import { recordLabels } from './field-labels.ts';

/** Prose is quoted up to here: a figure is wanted, not the page. */
const LONGEST = 60;

/** A printed text within a sentence: shortened, and said where it is blank. */
export const quote = (text: string): string => {
  const plain = text.trim();
  if (plain === '') return '（空）';
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}……` : plain;
};

/** The text a record holds at a path: `funds.0.rate`. */
export function textAt(record: object, path: string): string | undefined {
  const step = (node: unknown, key: string): unknown => (node as Record<string, unknown> | undefined)?.[key];
  const value = path.split('.').reduce<unknown>(step, record);
  return typeof value === 'string' ? value : undefined;
}

/** The words for a field: those of its kind, a label the form prints itself, or the path where there are none. */
function labelField(record: FormRecord, path: string): string {
  const [, heading] = /^labels\.(.+)$/.exec(path) ?? [];
  if (heading !== undefined) return `表头“${labelField(record, heading)}”`;
  const [, printed] = /(?:^|\.)extra\.(.+)$/.exec(path) ?? [];
  return printed ?? recordLabels(kindOf(record))[path.replace(/\.\d+(?=\.|$)/g, '')] ?? path;
}

/** `年度资金总额·全年执行数`: a place of a record in words; the path itself where there are none. */
export function labelPlace(record: FormRecord, path: string): string {
  const [row] = /^(?:funds|tasks|indicators)\.\d+(?=\.)/.exec(path) ?? [];
  const name = row && (textAt(record, `${row}.name`) ?? textAt(record, `${row}.label`));
  return `${name ? `${name}·` : ''}${labelField(record, path)}`;
}

/** `年度资金总额·全年执行数 215,457.6`: a place in words with what stands there. */
export function describePlace(record: FormRecord, path: string): string {
  const text = textAt(record, path);
  return `${labelPlace(record, path)}${text === undefined ? '' : ` ${quote(text)}`}`;
}

/** A record by its id, for findings that rest on another form. */
export type FindRecord = (id: string) => FormRecord | undefined;

/** A place that a finding rests on; `#` stands between another form's id and a path in it. */
export function describeReason(path: string, own: FormRecord, find: FindRecord): string {
  const [place, id] = path.split('#').reverse() as [string, string | undefined];
  const record = id === undefined ? own : find(id);
  return `${id === undefined ? '' : `${id} 的`}${record ? describePlace(record, place) : place}`;
}
