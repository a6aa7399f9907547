import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

/** Files by path; `undefined` takes a file of the sound content away. */
export type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

const RECORD = 'records/2023/jiedao/dangjian.self-evaluation.yaml';

/** The smallest content with every sort of file, without a problem. */
export const SOUND: Files = {
  'site.yaml': 'siteName: 某某区人民政府\nsiteDomain: www.example.gov.cn\nsiteIDCode: "3100000000"\n',
  'units/jiedao.yaml': 'name: 某某街道办事处\n',
  'projects/jiedao/dangjian.yaml': 'name: 社区党建\n',
  [RECORD]: [
    'kind: self-evaluation',
    'title: 财政项目支出绩效自评表',
    'year: "2023"',
    'project: 社区党建(二级构成)',
    'currency: 元',
    'funds:',
    '  - { source: total, label: 年度资金总额, executed: "1,171,028.93", weight: "10", rate: 98.07%, score: "-" }',
    'indicators:',
    '  - { level1: 产出指标, level2: 数量指标, name: 活动次数, target: "≥30次", actual: 31次, weight: 10.00, score: "" }',
    'total: { weight: "100.00", score: 99.55分 }',
    'source: { file: 000.txt }',
    'publication: { status: published, date: 2024-02-29 }',
    '',
  ].join('\n'),
  'records/2023/jiedao/dangjian.narrative.md':
    '---\nkind: narrative\ntitle: 情况说明\nyear: "2023"\nproject: 社区党建\nsource: { file: 004.txt }\npublication: { status: published }\n---\n\n　　一、项目概述。\n',
  'glossary/wan-yuan.md': '---\nterm: 万元\naliases: [万]\n---\n\n一万元。\n',
  'handbook/01-start.md': '---\ntitle: 开始\n---\n\n第一步。\n',
  'pages/about.md': '---\ntitle: 关于\n---\n\n关于本栏目。\n',
};

export { RECORD };

/** The sound record with a part of its text replaced. */
export function recordWith(part: string, other: string): string {
  const sound = SOUND[RECORD] as string;
  if (!sound.includes(part)) throw new Error(`the sound record has no ${part}`);
  return sound.replace(part, () => other);
}

/** Writes files into a fresh folder, which is taken away after the test. */
export function writeFiles(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'mingzhang-'));
  made.push(folder);
  for (const [path, content] of Object.entries(files)) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The sound content with some files put in its place. */
export const writeContent = (files: Files = {}): string => writeFiles({ ...SOUND, ...files });

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
