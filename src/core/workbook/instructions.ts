import { CURRENCIES } from '../figures/amount.ts';
import type { FormKind } from '../forms/kind.ts';
import { textHeight } from './text-height.ts';
import type { GridCell, GridSheet } from './workbook.ts';

const INSTRUCTIONS = '填表说明';
const FIRST_STEP = '只填浅黄色的格子。别的格子锁住了，没有密码：确实要改的，在“审阅”里撤销工作表保护。';

/** Whether a sheet is that of our blank forms which says how to fill them in; an office may have one of its own by that name. */
export const isInstructions = (name: string, texts: readonly string[]): boolean =>
  name === INSTRUCTIONS && texts.includes(FIRST_STEP);

const WIDTHS = [6, 100];

const listSteps = (hasPoints: boolean): string[] => [
  FIRST_STEP,
  '标题下面填年度或者跟踪时段，如（2024 年度）、2024年1月 至 2024年8月。',
  `金额单位在资金表头里选：${CURRENCIES.join('、')}。金额照账上填，不四舍五入，不写单位；没有的填“-”，没有数可填的空着。空着和 0 是两回事。`,
  '每行指标都要填一级、二级指标，从列表里选；按规定用别的名称的，直接填写。同一级的各行重复填写，不要合并单元格。',
  '指标值写明比较、数量和单位，如 ≥30人、=100%、12月底前。格子是文本格式，写 =100% 不会变成公式。',
  ...(hasPoints ? ['分值和得分填数字。总分一行填分值合计和得分合计。'] : []),
  '指标行不够，在表格中间插入行；多出来的空行不用删。',
  '填好以后，用导入命令或者预览网站的“导入”读入，再核对导入时指出的地方。',
];

/** How a blank form is to be filled in, one step a row. */
export function layInstructions(kind: FormKind): GridSheet {
  const texts = listSteps(kind.indicatorColumns.some(({ key }) => key === 'score'));
  const at = (row: number, column: number): Omit<GridCell, 'text' | 'style'> => ({ row, column, rows: 1, columns: 1 });
  const cells: GridCell[] = [
    { ...at(0, 0), columns: 2, text: INSTRUCTIONS, style: 'title' },
    ...texts.flatMap((text, i): GridCell[] => [
      { ...at(i + 1, 0), text: String(i + 1), style: 'value' },
      { ...at(i + 1, 1), text, style: 'start' },
    ]),
  ];
  const heights = [30, ...texts.map((text) => textHeight(text, WIDTHS[1]!))];
  return { sort: 'grid', name: INSTRUCTIONS, widths: WIDTHS, heights, cells, footer: '' };
}
