import { printAmount } from '../figures/amount.ts';
import type { Amount } from '../figures/amount.ts';
import { explainMissing, isMissing } from '../figures/missing.ts';
import { nameOf } from '../forms/subject.ts';
import type { FundLine } from '../forms/reading.ts';
import { addAcrossForms, moneyColumns, relateAmount, type MoneyColumn } from './arithmetic/printed-amounts.ts';
import { compare, uncheckable } from './arithmetic/relation.ts';
import type { Outcome, ReadForm, Rule, RuleContext } from './rule.ts';

/** The forms of the same year and kind of the 二级构成, and the names of those that have none. */
function openParts({ form, project, open }: RuleContext): { parts: ReadForm[]; without: string[] } {
  const found = project.children.map((child) => ({
    name: child.project.name,
    form: child.forms.find(({ year, kind }) => year === form.year && kind === form.kind),
  }));
  return {
    parts: found.flatMap(({ form: own }) => (own ? [open(own)] : [])),
    without: found.filter(({ form: own }) => !own).map(({ name }) => name),
  };
}

const sameRow = ({ reading }: ReadForm, { source, scope }: FundLine): FundLine | undefined =>
  reading.funds.find((line) => line.source === source && line.scope === scope);

/** A column of a parent's total; the parts' figures are those of the same row and column. */
function checkColumn(line: FundLine, { key, label, of }: MoneyColumn, parts: readonly ReadForm[]): Outcome | undefined {
  const printed = of(line);
  const at = `${line.path}.${key}`;
  if (isMissing(printed)) return undefined;
  const amounts: Amount[] = [];
  const because: string[] = [];
  for (const part of parts) {
    const own = sameRow(part, line);
    const amount = own && of(own);
    if (!own || !amount) return uncheckable(at, `二级构成“${nameOf(part.record)}”没有${line.label}一行`);
    if (isMissing(amount))
      return uncheckable(at, `二级构成“${nameOf(part.record)}”的${label}${explainMissing(amount)}`);
    amounts.push(amount);
    because.push(`${part.form.id}#${own.path}.${key}`);
  }
  const terms = () => amounts.map(printAmount).join('＋');
  return compare(
    { at, because, ...relateAmount(printed, addAcrossForms(amounts, printed)) },
    {
      message: (expected) =>
        `${line.label}的${label}是${printAmount(printed)}，各二级构成相加却是${expected}${printed.unit}（${terms()}）。`,
      advice: '对照上级项目和各二级构成的原表，改正录错的数；原表就这样印，就请填表单位更正。',
    },
  );
}

function check(context: RuleContext): Outcome[] {
  const { parts, without } = openParts(context);
  if (!parts.length) return [];
  const totals = context.reading.funds.filter(({ source }) => source === 'total');
  if (without.length)
    return totals.map(({ path }) => uncheckable(path, `二级构成“${without.join('”“')}”没有同一年的同一种表`));
  return totals.flatMap((line) =>
    moneyColumns(context.kind).flatMap((column) => checkColumn(line, column, parts) ?? []),
  );
}

const funds = (initial: string) => [{ source: 'total', label: '年度资金总额', initial }];
const child = (initial: string, currency = '元') => ({
  relation: 'child' as const,
  record: { project: `示例部分（${initial}）`, currency, funds: funds(initial) },
});

export const CHILDREN_ADD_UP: Rule = {
  id: 'children-add-up',
  family: '算得对',
  title: '上级项目的资金等于各二级构成之和',
  why: '一个项目分成几部分来报，几部分的钱加起来应当正是整个项目的钱。',
  basis: '算术关系',
  severity: 'error',
  needs: ['table'],
  check,
  examples: [
    {
      title: '两部分相加正是上级项目的钱',
      record: { currency: '元', funds: funds('1720000.00') },
      others: [child('220000'), child('1500000.00')],
      finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
    },
    {
      title: '部分以万元列，四舍五入后相符',
      record: { currency: '元', funds: funds('1171028.93') },
      others: [child('20.14', '万元'), child('96.97', '万元')],
      finds: [{ at: 'funds.0.initial', verdict: 'hidden-precision' }],
    },
    {
      title: '有一部分没有填，无法核对',
      record: { currency: '元', funds: funds('1720000.00') },
      others: [child('220000'), child('')],
      finds: [{ at: 'funds.0.initial', verdict: 'not-checkable' }],
    },
    { title: '没有二级构成', record: { funds: funds('1720000.00') }, finds: [] },
    {
      title: '相加少了5万元',
      record: { currency: '元', funds: funds('1720000.00') },
      others: [child('220000'), child('1450000')],
      finds: [{ at: 'funds.0.initial', verdict: 'contradiction' }],
    },
  ],
};
