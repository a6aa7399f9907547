import {
  checkParagraph,
  PARAGRAPH_VERDICTS,
  recogniseParagraph,
  type NumberCheck,
  type ParagraphVerdict,
} from '../core/paragraph/check.ts';
import { composeParagraph } from '../core/paragraph/compose.ts';
import { countYear } from '../core/paragraph/figures.ts';
import { composeGoals, sortOf } from '../core/paragraph/goals.ts';
import { listUnsaid } from '../core/paragraph/unsaid.ts';
import type { Catalogue, UnitNode } from '../core/library/catalogue.ts';

/** What a check of a pasted paragraph gave: text for a terminal, the same as JSON, and whether a number differs. */
export interface ParagraphReport {
  readonly text: string;
  readonly json: string;
  readonly differs: boolean;
}

/** Thrown where it cannot be told which unit and year a paragraph is about; the message, in Chinese, says what to do. */
export class UnclearParagraph extends Error {}

const MARKS: Record<ParagraphVerdict, string> = { agrees: '✓', differs: '✗', open: '？' };

function describeNumber({ written, what, verdict, expected, why }: NumberCheck): string {
  const head = `${MARKS[verdict]} ${PARAGRAPH_VERDICTS[verdict]}  ${written.text}${written.unit}`;
  const meant = verdict !== 'agrees' && expected !== undefined ? `按记录应是${expected}${written.unit}，` : '';
  return `${head}  ${what}${what ? '：' : ''}${meant}${why}\n      ……${written.clause}……`;
}

function chooseUnit({ units }: Catalogue, slug: string | undefined, found: UnitNode | undefined): UnitNode {
  const unit = slug === undefined ? found : units.find((one) => one.slug === slug);
  if (unit) return unit;
  const known = units.map((one) => `${one.slug}（${one.unit.name}）`).join('、');
  throw new UnclearParagraph(
    slug === undefined ? `段落里认不出单位，请加 --unit 单位。单位有：${known}` : `没有单位“${slug}”。单位有：${known}`,
  );
}

function chooseYear({ unit, years }: UnitNode, year: string | undefined): string {
  if (year === undefined) throw new UnclearParagraph('段落里认不出年度，请加 --year 年度，如 --year 2024');
  if (!/^\d{4}$/.test(year)) throw new UnclearParagraph(`年度“${year}”应是四位数字，如 2024`);
  if (years.includes(year)) return year;
  throw new UnclearParagraph(
    `本栏目没有${unit.name}${year}年的表，无从核对。有表的年度：${years.join('、') || '没有'}`,
  );
}

/**
 * Holds a pasted paragraph against the records, number by number. Unit and year are those given, or those the text names.
 * @throws {UnclearParagraph} where neither names a unit and year that have records
 */
export function reportParagraph(
  text: string,
  catalogue: Catalogue,
  asked: { unit?: string | undefined; year?: string | undefined },
): ParagraphReport {
  const recognised = recogniseParagraph(text, catalogue.units);
  const unit = chooseUnit(catalogue, asked.unit, recognised.unit);
  const year = chooseYear(unit, asked.year ?? recognised.year);
  const figures = countYear(unit, year, catalogue.content.site.grades);
  const checks = checkParagraph(text, figures);
  const count = (verdict: ParagraphVerdict) => checks.filter((check) => check.verdict === verdict).length;
  const sort = sortOf(text);
  const composed = (sort === 'goals' ? composeGoals(figures) : undefined) ?? composeParagraph(figures);
  const { more, rests } = composed;
  const own = composed.text + more;
  const counts = (['agrees', 'differs', 'open'] as const).map((name) => `${PARAGRAPH_VERDICTS[name]}${count(name)}个`);
  const numbers = checks.map(({ written, what, verdict, expected, why }) => ({
    ...{ text: written.text, unit: written.unit, clause: written.clause, what, verdict },
    ...{ expected: expected ?? null, why },
  }));
  const unsaid = listUnsaid(checks, figures, sort);
  const stranger =
    recognised.unit === unit ? [] : [`注意：段落里没有出现“${unit.unit.name}”这个名称，请确认是这个单位的段落。`];
  return {
    text: [
      ...stranger,
      `${unit.unit.name}${year}年度，段落里有${checks.length}个数：${counts.join('，')}。`,
      ...checks.map(describeNumber),
      ...(unsaid.length ? [`规定段落里有、这一段没有写的：${unsaid.join('、')}。`] : []),
      `按记录生成的段落：\n${own}\n\n${rests.map((one) => `- ${one}`).join('\n')}`,
    ].join('\n\n'),
    json: JSON.stringify({ unit: unit.slug, year, numbers, unsaid, paragraph: own, rests }, undefined, 2),
    differs: count('differs') > 0,
  };
}
