import type { Finding } from '../core/audit/finding.ts';
import { kindOf, type FormRecord } from '../core/forms/registry.ts';
import type { Severity } from '../core/rules/rule.ts';
import { recordLabels } from './field-labels.ts';
import type { Place } from './locate.ts';

/** A finding with the place of the file it speaks of. */
export type Located = Finding & Place;

/** A record by its id, for findings that rest on another form. */
export type FindRecord = (id: string) => FormRecord | undefined;

export const SEVERITY_WORDS: Record<Severity, string> = { error: '错误', warning: '要注意', note: '提示' };

/** Prose is quoted up to here: a figure is wanted, not the page. */
const LONGEST = 60;

const quote = (text: string): string => {
  const plain = text.trim();
  if (plain === '') return '（空）';
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}……` : plain;
};

/** The text a record holds at a path: `funds.0.rate`. */
function textAt(record: FormRecord, path: string): string | undefined {
  const step = (node: unknown, key: string): unknown => (node as Record<string, unknown> | undefined)?.[key];
  const value = path.split('.').reduce<unknown>(step, record);
  return typeof value === 'string' ? value : undefined;
}

/** `年度资金总额·全年执行数 215,457.6`: a place in words with what stands there. */
function describePlace(record: FormRecord, path: string): string {
  const [row] = /^(?:funds|indicators)\.\d+(?=\.)/.exec(path) ?? [];
  const name = row && (textAt(record, `${row}.name`) ?? textAt(record, `${row}.label`));
  const label = recordLabels(kindOf(record))[path.replace(/\.\d+(?=\.|$)/g, '')] ?? path;
  const text = textAt(record, path);
  return `${name ? `${name}·` : ''}${label}${text === undefined ? '' : ` ${quote(text)}`}`;
}

/** `#` stands between another form's id and a path in it. */
function describeReason(path: string, own: FormRecord, find: FindRecord): string {
  const [place, id] = path.split('#').reverse() as [string, string | undefined];
  const record = id === undefined ? own : find(id);
  return `${id === undefined ? '' : `${id} 的`}${record ? describePlace(record, place) : place}`;
}

/** A finding for a terminal: where, what, the figures, what they rest on, what to do or why it is waived. */
export function describeFinding(finding: Located, own: FormRecord, find: FindRecord): string {
  const { file, line, severity, verdict, rule, message, because, advice, waiver } = finding;
  const figures = [
    ['印作', finding.printed],
    // only a recomputed figure is what should stand there; other texts are what it was held against
    [verdict ? '应为' : '对照', finding.expected],
    ['相差', finding.difference],
  ].flatMap(([word, text]) => (text === undefined ? [] : [`${word} ${quote(text)}`]));
  const lines = [
    `  ${file}:${line}  ${waiver ? '已豁免' : SEVERITY_WORDS[severity]}  ${message}（${rule}）`,
    ...(figures.length ? [`      ${figures.join('，')}`] : []),
    ...(because.length ? [`      依据：${because.map((path) => describeReason(path, own, find)).join('；')}`] : []),
    waiver ? `      豁免：${waiver.reason}（${waiver.by}，${waiver.date}）` : `      → ${advice}`,
  ];
  return lines.join('\n');
}
