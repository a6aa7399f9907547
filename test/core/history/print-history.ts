import { explainMissing, isMissing, type Missing } from '../../../src/core/figures/missing.ts';
import {
  explainMatch,
  inUnit,
  isGap,
  printResult,
  printValue,
  type Gap,
  type IndicatorHistory,
  type IndicatorYear,
  type ProjectHistory,
  type ProjectYear,
} from '../../../src/core/history/history.ts';
import { MONEY_KEYS } from '../../../src/core/history/points.ts';

const nothing = (value: Missing | Gap): string => (isGap(value) ? value.words : explainMissing(value));

function printYear(year: ProjectYear): string[] {
  if (year.gap) return [`${year.year}  ${year.gap.words}`];
  const money = MONEY_KEYS.map((key) => {
    const { figure, cell } = year.money[key];
    if (isGap(figure) || isMissing(figure)) return nothing(figure);
    return `${cell?.text} ${figure.unit}=${inUnit(figure, '元')}元`;
  });
  const [rate, score] = [year.rate.figure, year.score.figure].map((figure) =>
    isGap(figure) || isMissing(figure) ? nothing(figure) : figure.text,
  );
  const shown = year.forms.filter(({ kind, form }) => kind.isRegular || form);
  const forms = shown.map(({ kind, form }) => `${kind.short}${form ? '有' : '无'}`).join(' ');
  const head = `${year.year}  ${year.node?.project.name} | ${forms} | ${year.period} | ${money.join(' → ')} | ${rate} | ${score}`;
  const against = year.against && [
    `      预算${year.against.initial.words}；支出${year.against.executed.words}；得分${year.against.score.words}`,
  ];
  return [head, ...(against ?? [])];
}

function printIndicatorYear({ year, gap, target, midway, actual, attainment, against }: IndicatorYear): string {
  if (gap) return `    ${year} ${gap.words}`;
  const mid = midway ? ` 年中${printResult(midway.row.actual)}` : '';
  const result = `${year} 目标${printValue(target)}${mid} 结果${printResult(actual)} ${attainment?.outcome ?? '—'}`;
  return `    ${result}${against ? ` | ${against.actual.words}` : ''}`;
}

const printIndicator = ({ name, formerNames, level2, unit, match, years }: IndicatorHistory): string[] => [
  `  ${name} [${level2} ${unit || '—'}]${formerNames.length ? ` 曾用名 ${formerNames.join('、')}` : ''} ${explainMatch(match)}`.trimEnd(),
  ...years.map(printIndicatorYear),
];

/** A history as text, for a golden report that is read line by line before it is kept. */
export const printHistory = (history: ProjectHistory): string =>
  [
    `## ${history.node.unit}/${history.node.slug} ${history.node.project.name}`,
    ...history.years.flatMap(printYear),
    ...history.indicators.flatMap(printIndicator),
    '变化：',
    ...history.changes.map(({ year, kind, words }) => `  ${year} ${kind} ${words}`),
    ...(history.changes.length ? [] : ['  没有']),
    '',
  ].join('\n');
