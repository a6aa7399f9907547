import type { SourceNote } from '../core/intake/document.ts';
import { mendCharacters } from './mend-characters.ts';

const REMARK_SHOWN = 200; // characters: a note names the remark, it does not print it
const UNKNOWN = '\uFFFD';

/** What each note of a reader says to people. Code tells notes apart by their ids, and never reads the words back. */
const WORDS = {
  'struck-out': (text) => `用删除线划去的文字没有读入：${text}`,
  remark: (text) => `批注没有读入：${text}`,
  'typed-formula': (formula, text) =>
    `这一格写的是 =${formula}，表格软件当成了公式，读入的是它算出的 ${text}；要原样的，把格子改成文本再填`,
  'number-not-shown': (stored) => `存的数是 ${stored}，表上按格式不显示`,
  'number-rounded': (stored, text) => `存的数是 ${stored}，表上按格式显示为 ${text}`,
  'text-by-format': (stored, text) => `存的文字是 ${stored}，表上按格式${text ? `显示为 ${text}` : '不显示'}`,
  'formula-failed': (text) => `公式出错，显示为 ${text}`,
  'formula-unsaved': () => '公式没有保存结果，请用 Excel 或 WPS 打开、重新计算后保存',
  'sheet-hidden': (name) => `工作表“${name}”是隐藏的，没有读入；要读入请先取消隐藏`,
  'line-hidden': (called) => `${called}是隐藏的，已照样读入`,
  'line-left-out': (called) => `${called}是隐藏的，里面没有文字说明，没有读入；要读入请先取消隐藏`,
  'under-merge': (text) => `被合并单元格盖住、表上看不见的内容没有读入：${text}`,
  'part-embedded': () => '嵌入的另一个文件没有读入；请打开原件，另存后再导入',
  'other-format': (ending, format) => `文件名以 ${ending || '（无扩展名）'} 结尾，内容其实是 ${format}，已按内容读取`,
  'sign-unknown': () => `有认不出的符号，显示为 ${UNKNOWN}；请对照原件`,
  'characters-broken': (count) => `有 ${count} 个字不能识别，显示为 ${UNKNOWN}；请把文件另存为 UTF-8 文本再导入`,
  'characters-alike': (count, example) =>
    `有 ${count} 个字用的是样子相同的部首或兼容字符，已换成通用汉字，如“${example}”`,
  'characters-unseen': (count) => `去掉了 ${count} 个看不见的字符（零宽空格、软连字符、方向标记之类）`,
  'text-askew': (text) => `斜着的文字（印章或水印）没有读入：${text}`,
  'text-covered': (text) => `被遮住、印不出来的文字没有读入：${text}`,
  'signs-nameless': (count) => `有 ${count} 个符号没有文字对照，没有读入；请对照原件`,
  'only-pictures': () => '这一页只有图片，里面的文字没有读入',
  'page-broken': (count) => `有 ${count} 处文字不能识别，显示为 ${UNKNOWN}；请对照原件`,
  'running-head': (text) => `每页重复的页眉或页脚没有读入：${text}`,
  'table-unruled': () => '这一页有没有框线的表格，哪些字是一格只能按位置推断；请对照原件逐格核对',
} satisfies Record<string, (...about: string[]) => string>;

/** Which note it is, and what it speaks of. */
export interface Said {
  readonly id: keyof typeof WORDS;
  readonly about?: readonly string[];
}

/** What a reader was unsure of or left out, at an address. */
export const note = (at: string, id: Said['id'], ...about: string[]): SourceNote => ({
  id,
  at,
  message: (WORDS[id] as (...about: readonly string[]) => string)(...about),
});

/** A text that is struck out is no part of the value. */
export const noteStruck = (at: string, text: string): SourceNote => note(at, 'struck-out', text);

/** What a reviewer wrote beside a text. */
export const noteRemark = (at: string, text: string): SourceNote =>
  note(at, 'remark', mendCharacters(text).trim().slice(0, REMARK_SHOWN));

/** What a formula looks up: other cells, names, or what a function of none gives. */
const LOOKS_UP = /[\p{L}_$]/u;

/**
 * Of a cell whose formula looks nothing up: somebody meant a text, and the program made a formula of it: `=100%` shows 1, `=2+1` 3.
 * What sums up other cells is meant as a formula.
 * @param formula without its equals sign
 * @param text that the cell shows
 */
export const sayTyped = (formula: string | undefined, text: string): Said | undefined =>
  formula === undefined || text === '' || LOOKS_UP.test(formula)
    ? undefined
    : { id: 'typed-formula', about: [formula, text] };
