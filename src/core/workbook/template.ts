import { CURRENCIES } from '../figures/amount.ts';
import type { FormKind } from '../forms/kind.ts';
import { FORM_KINDS } from '../forms/registry.ts';
import { TAXONOMY } from '../taxonomy/levels.ts';
import { layInstructions } from './instructions.ts';
import { layForm, type LaidForm } from './lay-form.ts';
import type { Check, GridCell, Workbook } from './workbook.ts';

/** The kinds of which there are blank forms. */
export const TEMPLATE_KINDS: readonly FormKind[] = FORM_KINDS.filter(({ blank }) => blank !== undefined);

const isLevel = ({ path }: GridCell): boolean => /^indicators\.\d+\.level[12]$/.test(path ?? '');

/** Each row has its levels in cells of its own: a clerk chooses them, and rows can be added. */
const unmergeLevels = (cells: readonly GridCell[]): GridCell[] =>
  cells.flatMap((cell) => {
    if (!isLevel(cell)) return [cell];
    const row = (i: number): string => String(Number(cell.path!.split('.')[1]) + i);
    return Array.from({ length: cell.rows }, (_, i): GridCell => ({
      ...{ ...cell, row: cell.row + i, rows: 1, style: 'value' },
      path: cell.path!.replace(/\d+/, row(i)),
    }));
  });

/** What is filled in: every value, the line of the year or months, and the money's heading for its unit. */
const isOpen = ({ style, path, text }: GridCell, currency: string): boolean =>
  style === 'subtitle' || text.endsWith(`(${currency})`) || (path !== undefined && style !== 'title');

/** The newest framework of indicators. */
const { levels } = TAXONOMY.at(-1)!;
const label = (word: string): string => `${word}指标`;
const LEVELS_1 = Object.keys(levels).map(label);
const LEVELS_2 = [...new Set(Object.values(levels).flat())].map(label);
const OTHERWISE = '请从列表里选；按规定用别的名称的，可以照填。';

interface Asked extends Omit<Check, 'cells'> {
  readonly at: RegExp;
}

const ASKED: readonly Asked[] = [
  { at: /\.level1$/, words: LEVELS_1, title: '一级指标', message: OTHERWISE },
  { at: /\.level2$/, words: LEVELS_2, title: '二级指标', message: OTHERWISE },
  { at: /^grade$/, words: ['优', '良', '中', '差'], title: '等级', message: OTHERWISE },
  {
    at: /^(?:funds|tasks)\.\d+\.(?:amount|initial|adjusted|executed|rate|total|fiscal|other)$/,
    title: '金额和比率',
    message: '这里填数字，如 1171028.93；没有的填“-”。金额单位写在表头里，不要写在格子里。',
  },
  { at: /\.(?:weight|score)$/, title: '分值和得分', message: '这里填数字，如 10；没有的填“-”。' },
];

const listChecks = (cells: readonly GridCell[]): Check[] =>
  ASKED.map(({ at, ...asked }) => ({ ...asked, cells: cells.filter(({ path }) => at.test(path ?? '')) })).filter(
    ({ cells: own }) => own.length > 0,
  );

/** The units that money may be in, to be chosen in its heading. */
function listCurrencies(cells: readonly GridCell[], currency: string): Check[] {
  const heads = cells.filter(({ text }) => text.endsWith(`(${currency})`));
  return heads.map((cell) => ({
    words: CURRENCIES.map((unit) => cell.text.replace(`(${currency})`, `(${unit})`)),
    ...{ cells: [cell], title: '金额单位', message: `金额单位只能是${CURRENCIES.join('、')}。` },
  }));
}

/** The blank form of a kind on one grid, its cells to be filled in open. */
function layBlank(kind: FormKind): LaidForm & { readonly checks: readonly Check[] } {
  const record = kind.blank!;
  const currency = 'currency' in record ? (record.currency ?? '') : '';
  const laid = layForm(kind.sheet!(record)!);
  const cells = unmergeLevels(laid.cells).map((cell) => (isOpen(cell, currency) ? { ...cell, isOpen: true } : cell));
  return { ...laid, cells, checks: [...listChecks(cells), ...listCurrencies(cells, currency)] };
}

/** A blank form for a clerk to fill in and to import: only open cells can be changed, and how to fill them in stands beside. */
export function templateWorkbook(kind: FormKind): Workbook {
  return {
    properties: { title: `${kind.name}（空白表）`, subject: kind.id, description: kind.purpose },
    sheets: [{ sort: 'grid', name: kind.name, ...layBlank(kind), footer: '', isLocked: true }, layInstructions(kind)],
  };
}
