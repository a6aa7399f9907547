import { printAmount } from '../figures/amount.ts';
import type { Amount } from '../figures/amount.ts';
import { explainMissing, isMissing } from '../figures/missing.ts';
import type { FundLine } from '../forms/reading.ts';
import { excuseOf, sortParts, type Stated } from './adding-up.ts';
import { groupFunds, type FundGroup } from './fund-groups.ts';
import { addAmounts, moneyColumns, relateAmount, subtractAmounts, type MoneyColumn } from './printed-amounts.ts';
import { compare, holding, judgeRelation, uncheckable } from './relation.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';
import { HOLDS } from './verdict.ts';

const ADVICE = '对照原表和账目，看是总额、还是其中一项录错了；原表就这样印，就请填表单位更正。';

/**
 * Where a sum fails, the first part that states money is named, with what the total leaves for it: rates, other forms and
 * the parent's form are held against the total, so that an error there is seen by other rules too, one in a part by none.
 * A total that leaves nothing for the part is named itself.
 */
function tell(
  total: Stated<Amount>,
  parts: readonly Stated<Amount>[],
  because: readonly string[],
  say: () => string,
): Outcome {
  const telling = { message: say, advice: ADVICE };
  const first = parts.find(({ figure }) => !figure.value.isZero());
  const others = parts.filter((part) => part !== first);
  const left = subtractAmounts(
    total.figure,
    others.map(({ figure }) => figure),
  );
  if (!first || left.yuan.lte(0)) {
    const added = addAmounts(parts.map(({ figure }) => figure));
    return compare({ at: total.path, because, ...relateAmount(total.figure, added) }, telling);
  }
  const rest = [total.path, ...others.map(({ path }) => path)];
  return compare({ at: first.path, because: rest, ...relateAmount(first.figure, left) }, telling);
}

function checkSum(total: FundLine, parts: readonly FundLine[], { key, label, of }: MoneyColumn): Outcome | undefined {
  const at = `${total.path}.${key}`;
  const name = `${total.label}的${label}`;
  const figure = of(total);
  const sorted = sortParts(
    parts.map((line) => ({ path: `${line.path}.${key}`, label: `${line.label}的${label}`, figure: of(line) })),
  );
  if (!sorted.stated.length || (isMissing(figure) && figure.missing === 'absent')) return undefined;
  const because = sorted.stated.map(({ path }) => path);
  if (isMissing(figure)) return uncheckable(at, `${name}${explainMissing(figure)}`, because);
  const amounts = sorted.stated.map((part) => part.figure);
  const relation = { at, because, ...relateAmount(figure, addAmounts(amounts)) };
  const verdict = judgeRelation(relation);
  if (HOLDS.has(verdict)) return holding(at, verdict, because);
  const excuse = excuseOf(sorted, figure.value, relation.allowed!.high);
  if (excuse) return uncheckable(at, excuse, because);
  const sum = () => `${relation.computed.toFixed(figure.decimals)}${figure.unit}`;
  const say = () => `${name}是${printAmount(figure)}，各项相加却是${sum()}（${amounts.map(printAmount).join('＋')}）。`;
  return tell({ path: at, label: name, figure }, sorted.stated, because, say);
}

/** Rows the format does not know are added only where the sum needs them. */
function checkColumn({ total, parts, others }: FundGroup, column: MoneyColumn): Outcome[] {
  const plain = checkSum(total, parts, column);
  const holds = plain?.verdict && HOLDS.has(plain.verdict);
  const outcome = holds || !others.length ? plain : checkSum(total, [...parts, ...others], column);
  return outcome ? [outcome] : [];
}

const check = ({ kind, reading }: RuleContext): Outcome[] =>
  groupFunds(reading.funds).flatMap((group) => moneyColumns(kind).flatMap((column) => checkColumn(group, column)));

const yuan = { currency: '元' };
const row = (source: string, label: string, initial: string) => ({ source, label, initial });
const table = (total: string, appropriation: string, carryover: string, other: string) => [
  row('total', '年度资金总额', total),
  row('appropriation', '其中：当年财政拨款', appropriation),
  row('carryover', '上年结转资金', carryover),
  row('other', '其他资金', other),
];

export const FUNDS_ADD_UP: Rule = {
  id: 'funds-add-up',
  family: '算得对',
  title: '资金总额等于各项之和',
  why: '总额和各项对不上，就说不清钱从哪里来。',
  basis: '算术关系',
  severity: 'error',
  needs: ['table'],
  check,
  examples: [
    {
      title: '各项相加正是总额',
      record: { ...yuan, funds: table('200000.00', '180000.00', '20,000', '0') },
      finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
    },
    {
      title: '没有的一项空着，其余相加正是总额',
      record: { ...yuan, funds: table('387664.62', '387664.62', '', '—') },
      finds: [{ at: 'funds.0.initial', verdict: 'exact' }],
    },
    {
      title: '万元各自四舍五入，相加差 0.01',
      record: { currency: '万元', funds: table('30.01', '10.00', '20.00', '0.00') },
      finds: [{ at: 'funds.0.initial', verdict: 'hidden-precision' }],
    },
    { title: '各项都空着', record: { ...yuan, funds: table('387664.62', '', '', '') }, finds: [] },
    {
      title: '总额多出来的，可能在空着的一栏里',
      record: { ...yuan, funds: table('387664.62', '380000.00', '', '0') },
      finds: [{ at: 'funds.0.initial', verdict: 'not-checkable' }],
    },
    {
      title: '两项相加不是总额',
      record: { ...yuan, funds: table('200000.00', '180000.00', '30000.00', '0') },
      finds: [{ at: 'funds.1.initial', verdict: 'contradiction' }],
    },
    {
      title: '只有一项有数，却不同于总额',
      record: { ...yuan, funds: table('6718.00', '6719.00', '0', '0') },
      finds: [{ at: 'funds.1.initial', verdict: 'contradiction' }],
    },
    {
      title: '总额填成了 0',
      record: { ...yuan, funds: table('0.00', '6719.00', '0', '0') },
      finds: [{ at: 'funds.0.initial', verdict: 'contradiction' }],
    },
  ],
};
