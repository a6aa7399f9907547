import { halfWidth } from '../figures/width.ts';
import { BLANK, STEPS, type Slot, type Step } from './template.ts';

/** A number as a paragraph writes it, with its place in the template; `slot` is undefined where the template has none for it. */
export interface Written {
  /** The digits, or what stands for them where the place was not filled in. */
  readonly text: string;
  readonly isBlank: boolean;
  readonly slot: Slot | undefined;
  /** 元, 万元 or 亿元 behind an amount; empty elsewhere. */
  readonly unit: string;
  /** The clause it stands in, for finding it again. */
  readonly clause: string;
}

/** Lines of a PDF break anywhere, also within a number; quotation marks come in all forms. */
export const tidy = (text: string): string =>
  halfWidth(text)
    .replace(/\s/g, '')
    .replace(/[“”„‟＂"'‘’「」『』]/g, '"');

/** Digits in groups of three or without grouping; `XX` and underlines where the template was not filled in. */
const NUMBER = /(?<!\d)[-−]?(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)*|\d+(?:\.\d+)*)|[Xx×]{2,}|_{2,}/g;
const CLAUSE_END = /[,;:()。、]/;

/** The step that was named last before a place. */
function lastStep(before: string): Step | undefined {
  const named = STEPS.map(({ kind, pattern }) => ({
    step: kind.stage,
    at: [...before.matchAll(pattern)].at(-1)?.index,
  }));
  return named
    .filter((one) => one.at !== undefined)
    .sort((a, b) => a.at! - b.at!)
    .at(-1)?.step;
}

const GRADE = /(?:评级|等级|等次)为"?([^",;。]{1,4}?)"?的项目$/;

/** Tells the place by the words on either side: departments leave out or add clauses, but not these. */
function findSlot(before: string, after: string): Slot | undefined {
  if (after.startsWith('年')) return { sort: 'year' };
  if (after.startsWith('分') && /平均(?:得分|分)(?:为)?$/.test(before)) return { sort: 'average' };
  const step = lastStep(before);
  if (/^(?:亿元|万元|元)/.test(after) && /金额(?:共|为|共计)?$/.test(before)) return step && { sort: 'amount', step };
  if (!after.startsWith('个')) return undefined;
  const grade = GRADE.exec(before)?.[1];
  if (grade) return { sort: 'grade', grade };
  if (/发现(?:的)?问题(?:共)?$/.test(before)) return { sort: 'found' };
  if (/完成整改的?$/.test(before)) return { sort: 'mended' };
  if (/正在整改的?$/.test(before)) return { sort: 'mending' };
  return /项目(?:共)?$/.test(before) && step ? { sort: 'count', step } : undefined;
}

function cutClause(text: string, at: number, length: number): string {
  let [from, to] = [at, at + length];
  while (from > 0 && !CLAUSE_END.test(text[from - 1]!)) from -= 1;
  while (to < text.length && !CLAUSE_END.test(text[to]!)) to += 1;
  return text.slice(from, to).replace(/"([^"]*)"/g, '“$1”');
}

/**
 * Every number of a paragraph in the order it is written. Blanks of the template count where the template has a number,
 * not where it wants a name.
 */
export function readParagraph(text: string): Written[] {
  const plain = tidy(text);
  return [...plain.matchAll(NUMBER)].flatMap((match) => {
    const after = plain.slice(match.index + match[0].length);
    const slot = findSlot(plain.slice(0, match.index), after);
    const isBlank = !/\d/.test(match[0]);
    if (isBlank && !slot) return [];
    const unit = slot?.sort === 'amount' ? /^(?:亿元|万元|元)/.exec(after)![0] : '';
    const clause = cutClause(plain, match.index, match[0].length);
    return [{ text: isBlank ? BLANK : match[0], isBlank, slot, unit, clause }];
  });
}
