import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../site/folders.ts';

/* 样例数据: the real seeds as the public reads them, and a state of work that a clerk might leave them in. */

export const BEFORE = join(ROOT, 'content');
/** Valid by its check digit, and nobody's: the example of the standard (GB 11643-1999). */
export const ID_NUMBER = '11010519491231002X';
export const STAFF_CANARY = '工作台金丝雀五二九四';

const DANGQUN = 'records/2023/songjiang-guangfulin/dangqun-zonghe-fuwu.self-evaluation.yaml';
const LIANGXIN = 'records/2023/songjiang-guangfulin/liangxin-dangjian.self-evaluation.yaml';
const SHEQU = 'records/2023/songjiang-guangfulin/shequ-dangjian.self-evaluation.yaml';
const NEXT_YEAR = 'records/2024/songjiang-guangfulin/shequ-dangjian.self-evaluation.yaml';
const KAIBAN = 'records/2024/chongming-shehuigongzuobu/kaiban-fei.self-evaluation.yaml';
const XINZHUANG = 'records/2023/minhang-xinzhuang/liangxin-dangjian-gongzuo.tracking.yaml';

const EXPECTED = `expected:
  - { unit: songjiang-guangfulin, year: "2023", forms: [target, tracking, self-evaluation], due: "2024-06-30" }
  - { unit: songjiang-guangfulin, year: "2024", forms: [self-evaluation], projects: [shequ-dangjian], due: "2099-12-31" }
`;

function edit(folder: string, path: string, change: (text: string) => string): void {
  const text = readFileSync(join(folder, path), 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`nothing to change in ${path}`);
  writeFileSync(join(folder, path), changed);
}

/** Writes content between two releases: a figure changed, a form withdrawn, one lost, two drafts, a list, a waiver. */
export function writeStaffContent(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(BEFORE, folder, { recursive: true });
  edit(folder, DANGQUN, (text) => text.replace('executed: "1,171,028.93"', 'executed: "1,171,082.93"'));
  edit(folder, LIANGXIN, (text) => text.replace('status: published', 'status: draft'));
  edit(folder, XINZHUANG, (text) =>
    text.replace('status: published', 'status: withdrawn, withdrawn: { date: "2024-05-20", reason: 样例 }'),
  );
  mkdirSync(dirname(join(folder, NEXT_YEAR)), { recursive: true });
  writeFileSync(
    join(folder, NEXT_YEAR),
    readFileSync(join(folder, SHEQU), 'utf8')
      .replace('year: "2023"', 'year: "2024"')
      .replace('status: published', 'status: draft')
      .replace('deviation: ""', `deviation: "${STAFF_CANARY}，领取人证件号码 ${ID_NUMBER}"`),
  );
  edit(folder, SHEQU, (text) =>
    text.concat(
      'waivers:\n  - { rule: execution-rate, path: funds.0.rate, reason: 样例理由, by: 样例科, date: "2024-05-20" }\n',
    ),
  );
  rmSync(join(folder, KAIBAN));
  writeFileSync(join(folder, 'expected.yaml'), EXPECTED);
}
