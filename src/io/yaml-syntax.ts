import type { YAMLParseError, YAMLWarning } from 'yaml';
import type { Complaint } from './problem.ts';

type Words = Pick<Complaint, 'message' | 'advice'>;

const words = (message: string, advice: string): Words => ({ message, advice });

const QUOTE = '内容里有冒号、#、引号、逗号，或以 -、>、=、*、& 等开头时，要整个放进英文双引号。';
const INDENT = words('缩进不对', '同一级的栏目要左对齐，缩进只能用空格。');
const BRACKET = words('括号没有配对', '检查这里以前的 { } 和 [ ]，以及括号里各栏之间的英文逗号。');
const NO_COLON = words(
  '这一行不是“栏目: 内容”的样子',
  '栏目名后面用英文冒号，冒号后面空一格；一段内容分几行写时要缩进。',
);

/** Faults as the parser names them (code, part of its message) and what a clerk needs to know; the first that fits holds. */
const FAULTS: [code: string, message: RegExp, Words][] = [
  ['TAB_AS_INDENT', /./, words('缩进里有制表符（Tab）', '缩进只能用空格。')],
  ['MISSING_CHAR', /quote/, words('引号没有配对', '检查这里以前的引号，前后要成对；内容里的双引号写成 \\"。')],
  ['MISSING_CHAR', /must end with/, BRACKET],
  ['MISSING_CHAR', /followed by map values/, NO_COLON],
  ['MISSING_CHAR', /./, INDENT],
  ['BAD_INDENT', /Flow/, BRACKET],
  ['BAD_INDENT', /./, INDENT],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /Nested/,
    words('内容里有冒号却没有引号，或下一行缩进不对', `${QUOTE}同一级的栏目要左对齐。`),
  ],
  ['BLOCK_AS_IMPLICIT_KEY', /./, INDENT],
  ['MULTILINE_IMPLICIT_KEY', /./, NO_COLON],
  ['BAD_SCALAR_START', /./, words('内容以特殊符号开头', '请把内容整个放进英文双引号。')],
  [
    'UNEXPECTED_TOKEN',
    /Block scalar header/,
    words('以 > 或 | 开头的内容没有加引号', '请把内容放进英文双引号，如 ">=90%"。'),
  ],
  [
    'UNEXPECTED_TOKEN',
    /same line with key/,
    words('以 - 开头的内容没有加引号', '请把内容放进英文双引号，如 "- 无"；列表则另起一行写。'),
  ],
  ['BAD_DQ_ESCAPE', /./, words('双引号里的反斜杠写法不对', '内容里的一个反斜杠要写成两个：\\\\。')],
  ['MULTIPLE_DOCS', /./, words('一个文件里有两份内容（用 --- 隔开）', '一份表一个文件，请拆开。')],
  ['NON_STRING_KEY', /./, words('栏目名不能是列表或一组栏目', '栏目名只写文字；以 ? 开头的文字要放进双引号。')],
];

/** The words for a fault of YAML; `undefined` is one that only the faster parser sees. */
export function explainSyntax(fault: YAMLParseError | YAMLWarning | undefined, text: string): Words {
  if (fault?.code === 'DUPLICATE_KEY') {
    const [, key = ''] = /^["']?([^"':\s]*)/.exec(text.slice(fault.pos[0])) ?? [];
    return words(`同一个栏目“${key}”写了两次`, '留下一处，删去另一处。');
  }
  const known = FAULTS.find(([code, message]) => code === fault?.code && message.test(fault.message));
  return known?.[2] ?? words('这里的写法不合 YAML 格式', QUOTE);
}
