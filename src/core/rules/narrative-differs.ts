import { isMissing } from '../figures/missing.ts';
import { inOneUnit } from '../figures/equal-units.ts';
import type { IndicatorLine } from '../forms/reading.ts';
import { bareLevel } from '../taxonomy/levels.ts';
import { measureLikeness } from '../history/likeness.ts';
import { bareSubject, countingUnit, findPromisedQuantities, type PromisedQuantity } from './promised-quantity.ts';
import { quote, quoteCell } from './quote.ts';
import type { Outcome, ReadForm, Rule, RuleContext } from './rule.ts';

/** From here on a sentence and an indicator are taken to speak of one thing; of shares, if both are of one sort: 覆盖率. */
const SAME_THING = 0.5;
const SAME_SHARE = 0.45;
/** From here on an indicator with the very number may be what the sentence means. */
const MAYBE_MEANT = 0.25;

type Column = 'target' | 'actual';

interface Candidate {
  readonly line: IndicatorLine;
  readonly agrees: boolean;
}

/** How an indicator stands to a quantity of the same unit; one that should be counted and is described in words differs. */
function weigh(line: IndicatorLine, column: Column, { value, unit }: PromisedQuantity): Candidate[] {
  const measure = line[column];
  if (isMissing(measure) || measure.kind === 'deadline') return [];
  if (measure.kind === 'words')
    return unit !== '%' && bareLevel(line.row.level2) === '数量' ? [{ line, agrees: false }] : [];
  const target = line.target;
  const counted = measure.unit || (!isMissing(target) && target.kind === 'quantity' ? target.unit : '');
  if (counted !== '' && countingUnit(counted) !== unit) return [];
  const agrees = inOneUnit(measure, { value, unit: '' }).some(([a, b]) => a.eq(b));
  return [{ line, agrees }];
}

/** 覆盖率 and 合格率 are shares of different things, however alike the rest. */
const sortOfShare = (name: string): string => bareSubject(name).slice(-3);

const likenessOf = ({ about }: PromisedQuantity, { row }: IndicatorLine): number =>
  measureLikeness(about, bareSubject(row.name));

const speaksOf = ({ about, unit }: PromisedQuantity, line: IndicatorLine, likeness: number): boolean =>
  unit === '%' ? likeness >= SAME_SHARE && sortOfShare(about) === sortOfShare(line.row.name) : likeness >= SAME_THING;

/** The indicator that a quantity speaks of and that says otherwise. */
function findDiffering(
  quantity: PromisedQuantity,
  lines: readonly IndicatorLine[],
  column: Column,
): IndicatorLine | undefined {
  const candidates = lines
    .flatMap((line) => weigh(line, column, quantity))
    .map((own) => ({ ...own, likeness: likenessOf(quantity, own.line) }));
  if (candidates.some(({ agrees, likeness }) => agrees && likeness >= MAYBE_MEANT)) return undefined;
  return candidates
    .filter(({ line, likeness }) => speaksOf(quantity, line, likeness))
    .sort((a, b) => b.likeness - a.likeness)[0]?.line;
}

interface Prose {
  readonly at: string;
  readonly label: string;
  readonly text: string;
  readonly column: Column;
}

/** The sentences of a form about one year; the goal of a whole project may promise more than the year's indicators. */
function proseOf({ kind, record }: ReadForm): Prose[] {
  const goals = kind.goals(record).filter(({ path }) => path !== 'goal.project');
  const body = kind.body?.(record);
  return [
    ...goals.map(({ path, label, text }) => ({
      at: path,
      label,
      text,
      column: path.endsWith('.actual') ? ('actual' as const) : ('target' as const),
    })),
    ...(body === undefined ? [] : [{ at: 'body', label: kind.name, text: body, column: 'target' as const }]),
  ];
}

const COLUMN_NAMES: Record<Column, string> = { target: '年度指标值', actual: '完成值' };

/** The form with the indicators: this one, or the one of the same year that declares them. */
function withIndicators(context: RuleContext): ReadForm | undefined {
  const forms = [context, ...[...context.siblings].sort((a, b) => a.kind.order - b.kind.order)];
  return forms.find(({ reading }) => reading.indicators.length > 0);
}

function check(context: RuleContext): Outcome[] {
  const holder = withIndicators(context);
  if (!holder) return [];
  const isOwn = holder.form.id === context.form.id;
  return proseOf(context).flatMap(({ at, label, text, column }) =>
    findPromisedQuantities(text).flatMap((quantity) => {
      const line = findDiffering(quantity, holder.reading.indicators, column);
      if (!line) return [];
      const printed = line.row[column] ?? '';
      const path = `${line.path}.${column}`;
      return [
        {
          at,
          because: [isOwn ? path : `${holder.form.id}#${path}`],
          message: `${label}里写${quote(quantity.clause)}，${isOwn ? '' : holder.kind.name}指标${quote(line.row.name)}的${COLUMN_NAMES[column]}是${quoteCell(printed)}，两处看来说的是同一件事。`,
          printed: quantity.text,
          expected: printed,
          advice: '核对文字和指标表，改成一致；说的不是同一件事的，把文字写清楚。',
        },
      ];
    }),
  );
}

const row = (name: string, target: string, actual = target) => ({
  ...{ level1: '产出指标', level2: '数量指标', name, target, actual },
});

export const NARRATIVE_DIFFERS: Rule = {
  id: 'narrative-differs',
  family: '对得上',
  title: '文字里的数与指标表里的数不同',
  why: '文字答应办三次，指标只要求一次，就不知道以哪个为准；总结说办了一千多场，指标表却写八场，也是一样。',
  basis: '通行做法',
  severity: 'warning',
  needs: [],
  check,
  examples: [
    {
      title: '预期目标说培训不少于3次，指标只要1次；总结说活动1200场次，指标写8次',
      record: {
        goal: { expected: '组织不少于3次基层党组织培训，服务居民。', actual: '全年开展阵地活动1200场次。' },
        indicators: [row('基层党组织培训次数', '≥1次', '10次'), row('活动举办次数', '≥6次', '8次')],
      },
      finds: [{ at: 'goal.expected' }, { at: 'goal.actual' }],
    },
    {
      title: '数相同，或说的不是同一件事',
      record: {
        goal: {
          expected: '新建不少于一个党支部，每季度开展1次走访，为30位工作者发放津贴。',
          actual: '新聘指导员5人，整合16个居民区的资源，培训10次。',
        },
        indicators: [
          row('新建党组织数量', '≥1个'),
          row('走访次数', '≥4次'),
          row('津贴发放人数', '≥30人', '80人'),
          row('党员培训次数', '≥3次', '10次'),
        ],
      },
      finds: [],
    },
  ],
};
