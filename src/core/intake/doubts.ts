import type { Doubt } from './model.ts';

/** What each doubt says to people. Code tells doubts apart by their ids, and never reads the words back. */
const WORDS = {
  'tags-removed': () => '去掉了单元格里残留的网页标签',
  'wrapping-removed': () => '去掉了换行造成的空白',
  'breaks-removed': () => '去掉了换行造成的断行',
  'space-in-label': () => '去掉了标签里换行造成的空白',
  'joined-cells': () => '表上分几格填写，已合并为几段',
  'joined-extra': () => '同一标签下有几格，已合并为几段',

  'kind-by-columns': (name) => `表上没有能认出的标题，按指标各栏认作“${name}”，请核对`,
  'title-by-text': () => '按表格上方的文字填写标题',
  'title-by-file': () => '表上没有标题，按文件名认作这一种表',
  'no-title': () => '没有找到表的标题',
  'year-by-file': () => '表上没有单独写年度，按文件名里的年份填写，请核对',
  'year-by-date': () => '表上没有单独写年度，按日期或名称里的年份填写，请核对',
  'year-by-form-before': () => '这张表没有标题和年度，按同一文件里前一张表的年度填写，请核对',
  'no-year': () => '没有找到年度，请补填',
  'no-project': () => '没有找到项目名称，请补填',
  'no-department': () => '没有找到部门名称，请补填',
  'project-by-title': () => '表上没有项目名称，按标题填写',
  'department-by-title': () => '正文没有单独写部门名称，按标题填写，请核对',
  'by-forms-beside': (word) => `正文里没有写${word}，按同一文件里的表填写`,
  'no-currency': () => '没有找到金额单位（元、万元等），请补填',
  'period-by-title': () => '跟踪时段按标题里的月份填写',
  'period-by-heading': () => '跟踪时段按表头里的月份填写',
  'period-until': () => '表上只写了截止日期，起始月份按1月填写',
  'no-period': () => '没有找到跟踪时段，请补填起止月份',
  'implementer-by-section': () => '按“实施主体”一节的文字填写',
  'text-before-form': (lines) => `表前另有${lines}行文字不属于这张表，没有读入，请核对其中有没有要填的内容`,
  'sheet-passed': (name) => `工作表“${name}”里没有认出绩效表，没有读入；里面有表的，请看它的标题和表头在不在`,

  'list-passed': (name) => `工作表“${name}”是项目的清单或目录，不是绩效表，没有读入`,

  'title-over-lines': () => '标题分几行印，已接成一行，请核对',
  'stated-in-text': () => '按正文里的一句话填写，请核对说的是不是整份报告',
  'several-scores': () => '正文里有几个不同的得分，分不清哪个是总得分，没有填写；请补填得分',
  'several-grades': () => '正文里有几个不同的等级，分不清哪个是总的等级，没有填写；请补填等级',
  'amounts-in-text': () => '没有资金表，按正文里写的金额填写，请核对是不是全部资金',
  'table-in-text': () => '指标表有读不准的格子，只作为正文里的表格保留，没有填入指标',

  'goals-run-together': () => '两栏目标的文字连在一起，按行宽分开，请核对分开的地方',
  'one-cell-a-line': () => '表格复制成了一格一行的文字，已按先后顺序读入，请逐行核对',
  'steps-joined': () => '进度安排有几行，这一栏每行一段，不作为项目的起止日期',

  'breakdown-in-cell': () => '几笔金额印在一格里，按它们合计相同的那一栏填写，请核对是哪一栏',
  'no-figure': () => '这一格不像数字，可能错了一列',
  'no-amount': () => '这一格不像金额，请核对',
  'total-without-name': () => '这一行没有名称，按年度资金总额填写',
  'only-amount': () => '表上只写了这一个金额，按资金总额填写，请核对',
  'no-own-year': () => '资金表里没有合计，也没有本表年度的一栏，各年金额放在其他栏',
  'blanks-lost': () => '这一行比表头少几格，空格在文字里丢失，请核对各列',
  'row-shifted': () => '这一行与表头错开，已按先后顺序对应各列',
  'rival-cell': (text, at) =>
    text ? `这一格也可能是“${text}”（${at}），请对照原表核对` : '这一格也可能是空的，请对照原表核对',
  'total-in-order': () => '合计行的列看不出来，按先后顺序填写',

  'two-blocks': () => '表上有并排的两组指标，右边一组按年度指标填写，左边一组放在各行的其他栏',
  'blocks-of-years': (titles) => `表上另有${titles}，记录只填年度指标，这些行留在未读的文字里`,
  'no-target-column': () => '没有认出哪一栏是指标值，各行的指标值空着，请对照原表补填',
  'list-collapsed': () =>
    '项目清单的合并格在文件里全丢了，各行各列对不上，请换有合并格的原文件（Excel、Word）导入，或逐格核对',
  'heading-row-unread': () => '表头的最下一行对不上各列，没有读入，请核对各列',
  'merged-over-rows': () => '这一格与上面的行合并，数值只记在第一行',
  'no-points': () => '这一格不像分数，可能错了一列',
  'row-without-labels': () => '这一行没有标签，比表头靠左，已按先后顺序对应各列',
  'row-in-place': () => '别的行与表头错开，这一行按各格所在的列对应表头，请核对',
  'more-cells-than-headings': () => '这一行的格子比表头多，各列可能错位',
  'heading-mended': (printed, label) => `“${printed}”像是“${label}”写错了一个字，已按“${label}”读入，请核对`,
  'rows-joined': (text) => `“${text}”像是上面一行换页后剩下的字，已接在上面一行，请核对`,
  'row-without-values': () => '有一行只有名称，没有指标值，可能是上面一行换页后剩下的字，请核对',
  'rival-column': (own, rival) =>
    `“${own}”和“${rival}”都像这一栏的表头：这一栏填的是“${own}”，“${rival}”放在其他栏，请核对`,
  'column-by-content': (printed, label) => `认不出表头“${printed}”，按它下面的内容认作“${label}”，请核对`,
  'columns-of-others': (name) => `“${name}”不是本表年度、本单位填的数，放在各行的其他栏，请核对`,
  'level-from-above': (text) => `这一格是空的，按上面一行的“${text}”填写`,
  'no-label': () => '表上没有这一级的标签',
  'label-by-sibling': (called) => `这一行的指标类别标签在文本里丢失或错位，按同一项目的${called}确定`,
  'label-guessed': () => '合并单元格丢失，这一行的指标类别按标签位置和指标名称推定',
  'label-astray': (level2, level1) => `“${level2}”不在“${level1}”之下，一级指标的标签可能丢失`,
} satisfies Record<string, (...about: string[]) => string>;

export type DoubtId = keyof typeof WORDS;

/** A doubt while a form is read: which it is, and what it speaks of. */
export interface Raised {
  readonly id: DoubtId;
  readonly path: string;
  readonly at: string;
  readonly about?: readonly string[] | undefined;
}

/** The doubts that say a row's level was not printed beside it. */
export const IS_GUESSED_LEVEL: ReadonlySet<DoubtId> = new Set(['label-by-sibling', 'label-guessed', 'label-astray']);

/** Doubts that only say that the form leaves a place open. */
export const IS_MISSING: ReadonlySet<string> = new Set<DoubtId>([
  ...(['no-title', 'no-year', 'no-project', 'no-department', 'no-currency', 'no-period'] as const),
]);

/** The doubt in words. */
export const tellDoubt = ({ id, path, at, about = [] }: Raised): Doubt => ({
  id,
  path,
  message: (WORDS[id] as (...about: readonly string[]) => string)(...about),
  at,
});
