import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/* 样例数据: invented, for tests only. JSON is YAML, so a record is written as it stands here. */

/** Characters that no real form has side by side. */
const SIGNS = '鹮鹇鹟鹡鹛鹢鹪鹬鹱鹧鸫鸮鸱鸲鸸鹀鹂鹈鹉鹕鹗鹘鹚鹜鹞鹣鹤鹦鹨鹩鹫鹭鹯鹰鹲鹳鹴鸰鸶鸵';

/** The nth canary: a text that stands nowhere else. */
export const canary = (n: number): string => {
  const [first, second] = [SIGNS.charAt(n % SIGNS.length), SIGNS.charAt((n * 7 + 3) % SIGNS.length)];
  return `${first}金丝雀${second}${String(n).padStart(2, '0')}`;
};

/** Gives canaries one after the other and remembers them. */
class Cage {
  readonly all: string[] = [];
  /** Those that loading takes out of a text, or that only the audit and the history ask for: no later step sees them. */
  readonly beside = new Set<string>();
  next = (): string => {
    const made = canary(this.all.length);
    this.all.push(made);
    return made;
  };
  nextBeside = (): string => {
    const made = this.next();
    this.beside.add(made);
    return made;
  };
}

export const UNIT = 'songjiang-guangfulin';
export const DRAFT_PROJECT = 'jinsique-caogao';
export const DRAFT_UNIT = 'jinsique-danwei';

/** A draft with a canary in each of its fields. */
function draftTable(next: () => string, project: string) {
  const fund = (source: string) => ({
    ...{ source, label: next(), initial: next(), adjusted: next(), executed: next() },
    ...{ weight: next(), rate: next(), score: next() },
  });
  return {
    kind: 'self-evaluation',
    ...{ title: next(), year: '2023', project, department: next(), implementer: next(), currency: '元' },
    labels: { rate: next() },
    funds: [fund('total')],
    goal: { expected: next(), actual: next() },
    indicators: [
      {
        ...{ level1: next(), level2: next(), name: next(), target: next(), actual: next() },
        ...{ weight: next(), score: next(), deviation: next(), extra: { [next()]: next() } },
      },
    ],
    total: { weight: next(), score: next() },
    grade: next(),
    extra: { [next()]: next(), 样例: '12345678.90' },
    source: { file: `${next()}.xlsx`, part: next() },
    publication: { status: 'draft', index: next(), publisher: next() },
    waivers: [{ rule: next(), path: next(), reason: next(), by: next(), date: '2026-01-01' }],
  };
}

const draftNarrative = (next: () => string, project: string): string => `---
kind: narrative
title: ${next()}
year: "2023"
project: ${project}
source: { file: ${next()}.docx }
publication: { status: approved, approved: { by: ${next()}, date: "2026-01-01" }, scheduled: "2030-01-01" }
---

## 一、${next()}

正文里还有，${next()}。
`;

const OPEN_PROJECT = 'jinsique-gongkai';
const OPEN_NAME = '公开的项目（样例）';

/** A published table with a canary in everything that is kept beside the form. */
function openTable(next: () => string) {
  return {
    ...{ kind: 'target', title: '财政项目支出绩效目标表', year: '2023', project: OPEN_NAME, currency: '元' },
    ...{ department: '样例街道办事处', implementer: '样例街道办事处' },
    funds: [
      { scope: 'project', source: 'total', label: '项目资金总额', amount: '10.00' },
      { scope: 'annual', source: 'total', label: '年度资金申请总额', amount: '10.00' },
    ],
    goal: { annual: '完成样例目标。' },
    indicators: [{ level1: '产出指标', level2: '数量指标', name: '样例数量', target: '=5个' }],
    source: { file: `${next()}.xlsx`, part: next(), sha256: 'a'.repeat(64) },
    publication: {
      status: 'approved',
      approved: { by: next(), date: '2026-01-01' },
      scheduled: '2026-02-01',
      publisher: '样例街道办事处',
    },
    waivers: [{ rule: 'odd-characters', path: 'goal.annual', reason: next(), by: next(), date: '2026-01-01' }],
  };
}

/** A published narrative with a canary in everything that Markdown hides, and figures in every way it writes them. */
const openNarrative = (next: () => string): string => `---
kind: narrative
title: 项目经费情况说明（样例）
year: "2023"
project: ${OPEN_NAME}
source: { file: ${next()}.docx, part: ${next()} }
publication: { status: published, publisher: 样例街道办事处 }
---

<!-- ${next()} -->

## 一、项目概述

投入100万元<!-- ${next()} -->，温度37&#8451;[^1]，规格3*4*5米，10~20人，30~40人。

[//]: # (${next()})
[wu]: https://www.example.gov.cn/ "${next()}"
[you]: https://www.example.gov.cn/ '${next()}'
[${next()}]: https://www.example.gov.cn/

[^1]: 另有 12.5 万元。
[^2]: ${next()}

> 引用 <!-- ${next()} --> 7 处，见[公告][you]、[通知](https://www.example.gov.cn/ "${next()}")。

![${next()}](${next()}.png "${next()}") <b title="${next()}">合计</b><br class="${next()}">1**23**4.56元

<div data-note="${next()}" hidden></div>

<script>${next()}</script>

[甲](javascript:${next()})

\`\`\`${next()} ${next()}
13
\`\`\`

${Array.from({ length: 12 }, (_, i) => `${i + 1}. 第${i + 1}项`).join('\n')}

2019. 年初
2021. 年末

| 年度 | 金额 |
|---|---|
| 2021 | 12.5 | 7.5 |
`;

/** Prose of the site with something hidden in its head and its text. */
const openProse = (head: string, next: () => string): string => `---
${head}
remark: ${next()}
tags: [${next()}]
---

<!-- ${next()} -->

样例文字 ![${next()}](a.png)，见<i title="${next()}">样例</i>。

[//]: # (${next()})
[^9]: ${next()}
`;

/** Sixteen bytes of a picture nobody else has. */
export const picture = (name: string): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), createHash('sha256').update(name).digest()]);

/** What must not be public, and what of it the inspection knows to look for. */
interface Canaries {
  readonly all: readonly string[];
  readonly known: readonly string[];
}

/**
 * Copies the project's content and adds drafts with a canary in each field, in the name of their project, of pictures, of
 * attachments and of originals; a record whose day has not come; and one that is withdrawn.
 * @param status of the draft table, to see that the same scan finds what is published
 */
export function writeCanaryContent(real: string, folder: string, status: 'draft' | 'published' = 'draft'): Canaries {
  const cage = new Cage();
  const { next, nextBeside } = cage;
  cpSync(real, folder, { recursive: true });
  const write = (path: string, bytes: string | Buffer): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  const [name, alias, gone] = [next(), next(), '已撤回的项目（样例）'];
  const table = draftTable(next, name);
  const records = `records/2023/${UNIT}/${DRAFT_PROJECT}`;
  write(`projects/${UNIT}/${DRAFT_PROJECT}.yaml`, `name: ${name}\naliases: [${alias}]\n`);
  write(`${records}.self-evaluation.yaml`, JSON.stringify({ ...table, publication: { ...table.publication, status } }));
  write(`${records}.narrative.md`, draftNarrative(next, alias));
  // a unit that only a draft speaks of; its project and a picture have names that public texts hold, too
  write(`units/${DRAFT_UNIT}.yaml`, `name: ${next()}\naliases: [${next()}]\ncontact: ${next()}\n`);
  write(`projects/${DRAFT_UNIT}/${DRAFT_PROJECT}.yaml`, 'name: 社区党群服务中心\n');
  write(`records/2023/${DRAFT_UNIT}/${DRAFT_PROJECT}.narrative.md`, draftNarrative(next, '社区党群服务中心'));
  write('attachments/社区党群服务中心.jpg', picture('common'));
  // what is public, with something kept beside it everywhere; above and before it stand projects and a unit that are not
  const [above, before, draftName] = [next(), next(), next()];
  write(
    `projects/${UNIT}/${OPEN_PROJECT}.yaml`,
    `name: ${OPEN_NAME}\naliases: [${draftName}]\nparent: ${DRAFT_PROJECT}-shangji\npredecessor: ${DRAFT_PROJECT}-qianshen\n` +
      `indicatorAliases: { ${nextBeside()}: [${nextBeside()}] }\n`,
  );
  write(`records/2023/${UNIT}/${OPEN_PROJECT}.target.yaml`, JSON.stringify(openTable(nextBeside)));
  write(`records/2023/${UNIT}/${OPEN_PROJECT}.narrative.md`, openNarrative(nextBeside));
  write(`records/2024/${UNIT}/${OPEN_PROJECT}.narrative.md`, draftNarrative(next, draftName).replace('2023', '2024'));
  for (const [slug, called] of [
    ['shangji', above],
    ['qianshen', before],
  ] as const) {
    write(`projects/${UNIT}/${DRAFT_PROJECT}-${slug}.yaml`, `name: ${called}\n`);
    write(
      `records/2022/${UNIT}/${DRAFT_PROJECT}-${slug}.narrative.md`,
      draftNarrative(next, called).replace('2023', '2022'),
    );
  }
  // nobody has written a form for these yet
  write(
    `units/${DRAFT_UNIT}-kong.yaml`,
    `name: ${next()}\naliases: [${next()}]\ndistrict: ${next()}\ncontact: ${next()}\n`,
  );
  write(`projects/${UNIT}/${DRAFT_PROJECT}-kong.yaml`, `name: ${next()}\naliases: [${next()}]\n`);
  write('pages/about.md', openProse('title: 关于', nextBeside));
  write('glossary/zhixing-lv-yangli.md', openProse('term: 样例名词\nshort: 样例解释', nextBeside));
  write('handbook/99-yangli.md', openProse('title: 样例手册', nextBeside));
  const withdrawn = draftTable(next, gone);
  const notice = { date: '2026-01-02', reason: '数字有误，正在核实（样例）' };
  const publication = { ...withdrawn.publication, status: 'withdrawn', withdrawn: notice, publisher: '样例街道办事处' };
  write(`records/2023/${UNIT}/jinsique-chehui.self-evaluation.yaml`, JSON.stringify({ ...withdrawn, publication }));
  write(`projects/${UNIT}/jinsique-chehui.yaml`, `name: ${gone}\n`);
  write(`handbook/images/${next()}.png`, picture('handbook'));
  write(`records-images/${next()}.png`, picture('records'));
  write(`sources/${next()}.xlsx`, picture('sources'));
  write(`attachments/${next()}.gz`, gzipSync(next()));
  // the notice names who published
  const all = cage.all.filter((text) => text !== withdrawn.publication.publisher);
  return { all, known: all.filter((text) => !cage.beside.has(text)) };
}
