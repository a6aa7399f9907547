import { readableYuan } from '../explain/money.ts';
import type { Amount } from '../figures/amount.ts';
import type { Figure } from '../figures/number.ts';
import { kindOf, kindsAbout } from '../forms/registry.ts';
import type { Subject } from '../forms/subject.ts';
import { listYears } from './carry-year.ts';
import { compareFigures, compareMoney } from './compare-money.ts';
import { incomparable, type Side } from './compare-values.ts';
import { listOffshoots, type LineForm } from './lineage.ts';
import type { Comparison, Gap, MoneyKey, Point, PointKey } from './cell.ts';
import type { Ancestor, ProjectYear } from './model.ts';
import { labelOfPoint, nowhere, pointOf } from './points.ts';
import { quote } from './print-value.ts';
import { lastWord, readFigures } from './year-figures.ts';

type Year = Omit<ProjectYear, 'changes'>;

const noForms = (year: string): Gap => ({ gap: 'no-year', words: `${year}年没有任何表` });
const onlyText = (year: string): Gap => ({ gap: 'no-form', words: `${year}年没有列金额的表` });

function readYear(year: string, forms: readonly LineForm[], subject: Subject): Year {
  const own = forms.filter(({ form }) => form.year === year);
  const speaker = lastWord(
    own.map(({ form }) => form),
    year,
  );
  const gap = own.length === 0 ? noForms(year) : undefined;
  const silent = nowhere(gap ?? onlyText(year));
  const money = (key: MoneyKey): Point<Amount> => (speaker ? pointOf(speaker, key) : silent);
  const figure = (key: PointKey): Point<Figure> => (speaker ? pointOf(speaker, key) : silent);
  return {
    year,
    gap,
    node: own.at(-1)?.node,
    forms: kindsAbout(subject).map((kind) => ({ kind, form: own.find(({ form }) => form.kind === kind.id)?.form })),
    speaker,
    period: speaker ? kindOf(speaker.record).period(speaker.record) : '',
    money: { initial: money('initial'), adjusted: money('adjusted'), executed: money('executed') },
    rate: figure('rate'),
    score: figure('score'),
    grade: speaker && readFigures(speaker).grade,
    against: undefined,
  };
}

/** 年初预算数 and the score are the year's whatever form prints them; the rest is for the period of the form. */
const sideOf = <F>({ year, period }: Year, { figure }: Point<F>, isOfYear: boolean): Side<F> => ({
  year,
  period: isOfYear ? year : period,
  value: figure,
});

function comparePoints(before: Year, now: Year, key: PointKey): Comparison {
  const label = labelOfPoint(now.speaker, key);
  if (key === 'rate' || key === 'score') {
    const isOfYear = key === 'score';
    const unit = key === 'rate' ? '%' : '分';
    return compareFigures(sideOf(before, before[key], isOfYear), sideOf(now, now[key], isOfYear), label, unit);
  }
  const isOfYear = key === 'initial';
  const sides = [sideOf(before, before.money[key], isOfYear), sideOf(now, now.money[key], isOfYear)] as const;
  return compareMoney(...sides, label, readableYuan);
}

/** Money of a project and of the larger one it was split from, or was before others were split off, is not of one thing. */
function findSplit(before: Year, now: Year, ancestors: readonly Ancestor[]): Comparison | undefined {
  if (before.node === now.node) {
    const off = now.node ? listOffshoots(now.node, before.year, now.year) : [];
    return off[0] && incomparable(`${now.year}年分出了${off.map(({ project }) => quote(project.name)).join('、')}`);
  }
  const ancestor = ancestors.find(({ node }) => node === before.node);
  if (!ancestor || ancestor.sharedWith.length === 0) return undefined;
  return incomparable(`前身项目${quote(ancestor.node.project.name)}拆分成了${ancestor.sharedWith.length + 1}个项目`);
}

function holdAgainst(now: Year, before: Year, ancestors: readonly Ancestor[]): Year['against'] {
  const split = findSplit(before, now, ancestors);
  const compare = (key: PointKey): Comparison => split ?? comparePoints(before, now, key);
  return {
    year: before.year,
    ...{ initial: compare('initial'), adjusted: compare('adjusted'), executed: compare('executed') },
    ...{ rate: compare('rate'), score: compare('score') },
  };
}

/** Each year from the first to the last, and each held against the nearest one before it that has figures. */
export function readYears(forms: readonly LineForm[], ancestors: readonly Ancestor[]): Year[] {
  const [first, last] = [forms[0], forms.at(-1)];
  if (!first || !last) return [];
  const years = listYears(first.form.year, last.form.year).map((year) => readYear(year, forms, first.node.subject));
  return years.map((now, i) => {
    const before = years.slice(0, i).findLast(({ speaker }) => speaker);
    return before && now.speaker ? { ...now, against: holdAgainst(now, before, ancestors) } : now;
  });
}
