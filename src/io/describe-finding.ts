import type { Finding } from '../core/audit/finding.ts';
import type { FormRecord } from '../core/forms/registry.ts';
import type { Severity } from '../core/rules/rule.ts';
import { describeReason, quote, type FindRecord } from './describe-place.ts';
import type { Place } from './locate.ts';

/** A finding with the place of the file it speaks of. */
export type Located = Finding & Place;

export const SEVERITY_WORDS: Record<Severity, string> = { error: '错误', warning: '要注意', note: '提示' };

/** A finding for a terminal: where, what, the figures, what they rest on, what to do or why it is waived. */
export function describeFinding(finding: Located, own: FormRecord, find: FindRecord): string {
  const { file, line, severity, verdict, rule, message, because, also = [], advice, waiver } = finding;
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
    ...(also.length
      ? [`      同样的还有${also.length}处：${also.map((path) => describeReason(path, own, find)).join('；')}`]
      : []),
    waiver ? `      豁免：${waiver.reason}（${waiver.by}，${waiver.date}）` : `      → ${advice}`,
  ];
  return lines.join('\n');
}
