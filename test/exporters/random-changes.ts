import type { FormRecord } from '../../src/core/forms/registry.ts';
import { seeded } from '../core/rules/mutations.ts';

/** What a cell may hold, also what spreadsheet programs take for something else, and white space that importers take off. */
const TEXTS = [
  ...['', '—', '-', '/', '无', '12.00', '1-2', '=100%', '≥30人', '@甲', '+5', '12,345.60', '0', '提升', '100%'],
  ...[
    'a\nb',
    '第一行\n\n第二行',
    '“两新”',
    ' 前有空格',
    '后有空格 ',
    '５０％',
    '2023年12月底前',
    'TRUE',
    '#N/A',
    '_x0041_',
  ],
  '很长的说明文字，'.repeat(30),
];
/** A form's title, its money's units and the names of its rows are no free texts, nor is what no form prints. */
const FIXED =
  /^(?:kind|year|title|period|currency|labels|source|publication|waivers)\b|^funds\.\d+\.(?:source|scope|breakdown|label)$/;
/** The sum of points is a figure or not there; else it stays unread, and the import says so. */
const FIGURES = /^total\./;

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const leavesOf = (node: Node, at = ''): string[] =>
  Object.entries(node).flatMap(([key, value]) => {
    const path = at + key;
    if (FIXED.test(path)) return [];
    return isNode(value) ? leavesOf(value, `${path}.`) : [path];
  });

function setText(record: Node, path: string, text: string): void {
  const steps = path.split('.');
  const last = steps.pop()!;
  steps.reduce((node, step) => node[step] as Node, record)[last] = text;
}

/** Forms like those of a list with a cell or two, or a row, changed; repeatable. Each says what was changed. */
export function* changedForms(records: readonly FormRecord[], times: number, seed: number) {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  for (let i = 0; i < times; i++) {
    const at = Math.floor(random() * records.length);
    const record = structuredClone(records[at]!) as unknown as Node & { indicators: Node[] };
    const row = Math.floor(random() * record.indicators.length);
    const told: string[] = [];
    const which = random();
    if (which < 0.2 && record.indicators.length > 1) {
      record.indicators.splice(row, 1);
      told.push(`without row ${row}`);
    } else if (which < 0.4) {
      record.indicators.splice(row, 0, structuredClone(record.indicators[row]!));
      told.push(`row ${row} twice`);
    }
    for (const path of [pick(leavesOf(record)), pick(leavesOf(record))]) {
      const text = FIGURES.test(path) ? '88.5' : pick(TEXTS);
      setText(record, path, text);
      told.push(`${path} = ${JSON.stringify(text)}`);
    }
    yield { at, record: record as unknown as FormRecord, told: told.join(', ') };
  }
}
