import {
  findLookAlikeName,
  findOddCharacters,
  hasOddCharacter,
  type OddCharacter,
  type OddKind,
} from './odd-characters/find-odd-characters.ts';
import { listPrintedTexts, printedAsOne, type PrintedText } from './printed-texts.ts';
import type { Outcome, Rule, RuleContext } from './rule.ts';

const WORDS: Record<OddKind, string> = {
  control: '控制字符',
  invisible: '看不见的字符',
  direction: '改变文字方向的字符',
  private: '别的电脑显示不出的自造字符',
  broken: '乱码（转换时丢失的字）',
  'look-alike': '形近字',
};
const AROUND = 6;

/** The text beside a place, without what cannot be shown: `“…政府□采购…”`. */
function quote(text: string, start: number): string {
  const before = [...text.slice(Math.max(0, start - AROUND), start)];
  const after = [...text.slice(start).slice(0, AROUND + 2)].slice(1);
  return [...before, '□', ...after].join('').replace(/\p{C}|\s/gu, '');
}

function describe({ path, text }: PrintedText, found: readonly OddCharacter[]): Outcome {
  const [first] = found as [OddCharacter];
  const more = found.length > 1 ? `，同类共 ${found.length} 处` : '';
  const meant = first.meant ? `，应为“${first.meant}”` : '';
  return {
    at: path,
    message: `“${quote(text, first.start)}”中的 □ 是${WORDS[first.kind]} ${first.code}${meant}${more}。`,
    advice: first.meant ? `改成“${first.meant}”。` : '对照原件删去或重新录入这个字。',
    ...(first.kind === 'look-alike' && { severity: 'warning' as const }),
  };
}

/** Names as the content knows them; a look-alike in one is a slip, elsewhere it may be meant. */
const namesOf = ({ project: { project, owner } }: RuleContext): string[] => [
  ...new Set([
    owner.unit.name,
    ...(owner.unit.aliases ?? []),
    owner.unit.district ?? '',
    project.name,
    ...(project.aliases ?? []),
  ]),
];

function findSlip({ path, text }: PrintedText, names: readonly string[]): Outcome[] {
  const slip = findLookAlikeName(text, names);
  if (!slip) return [];
  const { found, name } = slip;
  return [
    {
      at: path,
      message: `“${found}”与登记的名称“${name}”只差形近字。`,
      printed: found,
      expected: name,
      advice: `对照原件核对；录入有误的改成“${name}”。`,
      severity: 'warning',
    },
  ];
}

function check(context: RuleContext): Outcome[] {
  const names = namesOf(context);
  const whole = printedAsOne(context.record);
  const isOdd = hasOddCharacter(whole);
  if (!isOdd && !findLookAlikeName(whole, names)) return [];
  return listPrintedTexts(context.record).flatMap((printed) => {
    const byKind = Map.groupBy(isOdd ? findOddCharacters(printed.text) : [], ({ kind }) => kind);
    const outcomes = [...byKind.values()].map((group) => describe(printed, group));
    return byKind.has('look-alike') ? outcomes : [...outcomes, ...findSlip(printed, names)];
  });
}

export const ODD_CHARACTERS: Rule = {
  id: 'odd-characters',
  family: '发得出',
  title: '表中有不该出现的字符',
  why: '看不见的字符、乱码和形近字会让人搜不到、读不通，有的还能把文字的次序颠倒过来。',
  basis: '通行做法',
  severity: 'error',
  needs: [],
  check,
  examples: [
    {
      title: '字里夹着看不见的字符、乱码',
      record: { department: '示例街道\u200b办事处', implementer: '示例街道\ufffd\ufffd服务中心' },
      finds: [{ at: 'department' }, { at: 'implementer' }],
    },
    {
      title: '“巿”不是“市”，从 PDF 里复制出来的部首不是字',
      record: { department: '上海巿示例区财政局', implementer: '示例⼈民政府' },
      finds: [
        { at: 'department', severity: 'warning' },
        { at: 'implementer', severity: 'warning' },
      ],
    },
    {
      title: '看不见的标记字符、一连串的附加符号',
      record: { department: '示例街道\u{e0041}\u{e0042}', implementer: '示例\u0301\u0302\u0303\u0304街道' },
      finds: [{ at: 'department' }, { at: 'implementer' }],
    },
    { title: '由几个图形连成的图形', record: { department: '示例街道👩\u200d👩\u200d👧🏳\ufe0f\u200d🌈' }, finds: [] },
    { title: '全角字符、换行、项目符号都可以有', record: { department: '示例街道（汇总）　①\n●第二行' }, finds: [] },
  ],
};
