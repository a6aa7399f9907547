import { readableMoney } from '../explain/money.ts';
import { inWan, type Amount } from '../figures/amount.ts';
import { explainMissing, isMissing, type Missing } from '../figures/missing.ts';
import type { FormKind } from '../forms/kind.ts';
import { findKind } from '../forms/registry.ts';
import { nameOf } from '../forms/subject.ts';
import type { PartsComparison } from '../history/totals.ts';
import type { FormFigures } from '../history/year-figures.ts';
import { formPath } from '../library/addresses.ts';
import type { Link } from './report.ts';

/** A project's form beside those of its 二级构成, their sums, and whether these agree. */
export interface PartsView {
  readonly year: string;
  readonly kind: string;
  readonly rows: readonly {
    readonly link: Link | undefined;
    readonly name: string;
    readonly figures: readonly string[];
  }[];
  /** Whether the first row is the parent's own form. */
  readonly hasParent: boolean;
  readonly agrees: string;
}

const KEYS = ['initial', 'adjusted', 'executed'] as const;
const shown = (amount: Amount | Missing): string =>
  isMissing(amount) ? explainMissing(amount) : readableMoney(amount);

/** Whether the parts add up to the parent, column by column; a column that is not filled in everywhere proves nothing. */
function explainAgreement(
  parent: FormFigures,
  sums: PartsComparison['sums'],
  keys: readonly (typeof KEYS)[number][],
  labels: readonly string[],
): string {
  const [equal, different, open]: [string[], string[], string[]] = [[], [], []];
  for (const [i, key] of keys.entries()) {
    const [whole, { yuan, without }, label] = [parent[key], sums[key], labels[i]!];
    if (isMissing(whole) || without > 0) open.push(label);
    else if (whole.yuan.eq(yuan)) equal.push(label);
    else
      different.push(
        `${label}：上级${whole.yuan.toFixed()}元，各部分之和${yuan.toFixed()}元，相差${whole.yuan.minus(yuan).abs().toFixed()}元`,
      );
  }
  const unproven = open.length ? `${open.join('、')}没有填全，不能核对。` : '';
  if (different.length) return `与上级项目不一致：${different.join('；')}。${unproven}`;
  if (!open.length) return '各部分之和与上级项目逐项相等。';
  return `${equal.length ? `${equal.join('、')}：各部分之和与上级项目相等。` : ''}${unproven}`;
}

/** Whether the sums agree with the parent's own figures, or why that cannot be told. */
function explainParts(
  { year, parent, missing, sums }: PartsComparison,
  kind: FormKind,
  labels: readonly string[],
): string {
  if (!parent) return `上级项目没有${year}年的${kind.name}，各部分之和无从核对。`;
  if (missing.length)
    return `${missing.map(({ project }) => project.name).join('、')}没有${year}年的${kind.name}，不能核对各部分之和。`;
  return explainAgreement(parent, sums, KEYS.slice(0, labels.length), labels);
}

export function viewParts(comparison: PartsComparison): PartsView {
  const { year, parent, parts, sums } = comparison;
  const kind = findKind(comparison.kind)!;
  const labels = kind.fundColumns.filter(({ sort }) => sort === 'amount').map(({ label }) => label);
  const keys = KEYS.slice(0, labels.length);
  const row = (name: string, figures: FormFigures, path: string) => ({
    link: { text: name, path },
    name,
    figures: keys.map((key) => shown(figures[key])),
  });
  return {
    year,
    kind: kind.name,
    rows: [
      ...(parent ? [row(nameOf(parent.form.record), parent, formPath(parent.form))] : []),
      ...parts.map(({ figures }) => row(nameOf(figures.form.record), figures, formPath(figures.form))),
      {
        link: undefined,
        name: '各部分之和',
        figures: keys.map((key) => (sums[key].of ? `${inWan(sums[key].yuan)}万元` : '—')),
      },
    ],
    hasParent: parent !== undefined,
    agrees: explainParts(comparison, kind, labels),
  };
}
