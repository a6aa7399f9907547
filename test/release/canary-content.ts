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
  next = (): string => {
    const made = canary(this.all.length);
    this.all.push(made);
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

/** Sixteen bytes of a picture nobody else has. */
export const picture = (name: string): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), createHash('sha256').update(name).digest()]);

/**
 * Copies the project's content and adds drafts with a canary in each field, in the name of their project, of pictures, of
 * attachments and of originals; a record whose day has not come; and one that is withdrawn.
 * @param status of the draft table, to see that the same scan finds what is published
 * @returns every canary
 */
export function writeCanaryContent(real: string, folder: string, status: 'draft' | 'published' = 'draft'): string[] {
  const cage = new Cage();
  const { next } = cage;
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
  return cage.all.filter((text) => text !== withdrawn.publication.publisher);
}
