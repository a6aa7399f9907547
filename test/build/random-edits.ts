import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readState, writeState } from '../../src/build/kept/site-state.ts';
import { listFiles } from '../../src/io/content-files.ts';

/** Gives a whole number below another: the same from the same seed (mulberry32). */
export type Chance = (below: number) => number;

export function chanceFrom(seed: number): Chance {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

interface Place {
  readonly content: string;
  readonly site: string;
  readonly chance: Chance;
}

const edit = (file: string, change: (text: string) => string): void =>
  writeFileSync(file, change(readFileSync(file, 'utf8')));

function choose({ content, chance }: Place, folder: string): string {
  const all = listFiles(join(content, folder));
  return join(content, folder, all[chance(all.length)]!);
}
const chooseTable = (place: Place): string => {
  for (;;) {
    const file = choose(place, 'records');
    if (file.endsWith('.yaml')) return file;
  }
};

const status =
  (state: string, more = '') =>
  (place: Place): void =>
    edit(chooseTable(place), (text) =>
      text.replace(/publication: \{.*\}/, `publication: {"status":"${state}"${more},"publisher":"样例数据"}`),
    );

function addCorrection({ content, chance }: Place): void {
  const folder = join(content, 'corrections/2026');
  const number = existsSync(folder) ? readdirSync(folder).length + 1 : 1;
  const record = listFiles(join(content, 'records'))[chance(5)]!.replace(/\.[a-z]+$/, '');
  mkdirSync(folder, { recursive: true });
  const entry = {
    record,
    path: 'funds.0.executed',
    old: '1',
    new: '2',
    reason: '样例数据',
    by: '样例',
    date: '2026-01-01',
  };
  writeFileSync(join(folder, `${String(number).padStart(4, '0')}.yaml`), JSON.stringify(entry));
}

/** What clerks do to content, and what befalls a built site. */
export const EDITS: Readonly<Record<string, (place: Place) => void>> = {
  text: (place) => edit(chooseTable(place), (text) => text.replace('"年度资金总额"', '"资金总额"')),
  figure: (place) => {
    const digit = String(1 + place.chance(9));
    edit(chooseTable(place), (text) => text.replace(/("executed":")\d/, `$1${digit}`));
  },
  'figure of an indicator': (place) => edit(chooseTable(place), (text) => text.replace(/("actual":"=?)\d/, '$17')),
  remove: (place) => rmSync(choose(place, 'records')),
  'add a year': (place) => {
    const file = chooseTable(place);
    const other = file.replace(/records\/\d{4}/, 'records/2025');
    mkdirSync(dirname(other), { recursive: true });
    cpSync(file, other);
    edit(other, (text) => text.replace(/^year: .*$/m, 'year: "2025"'));
  },
  'move to another project': (place) => {
    const file = chooseTable(place);
    const to = join(dirname(file), `xin-xiangmu.${file.split('.').slice(-2).join('.')}`);
    const unit = dirname(file).split('/').at(-1)!;
    const [, name = ''] = /^project: (.*)$/m.exec(readFileSync(file, 'utf8')) ?? [];
    writeFileSync(join(place.content, 'projects', unit, 'xin-xiangmu.yaml'), `name: ${name}\n`);
    renameSync(file, to);
  },
  draft: status('draft'),
  approve: status('approved', ',"approved":{"by":"样例","date":"2026-01-01"}'),
  withdraw: status('withdrawn', ',"withdrawn":{"date":"2026-01-01","reason":"样例数据"}'),
  correct: addCorrection,
  'rename a project': (place) =>
    edit(choose(place, 'projects'), (text) =>
      `${text}aliases: ["别名${place.chance(9)}"]\n`.replace(/^(aliases.*\n)[^]*(aliases.*\n)/m, '$2'),
    ),
  'take a project out of its family': (place) =>
    edit(choose(place, 'projects'), (text) => text.replace(/^parent:.*\n/m, '')),
  'rename a unit': (place) =>
    edit(choose(place, 'units'), (text) => text.replace(/（样例数据）/, `（样例数据${place.chance(9)}）`)),
  'put a unit under another': (place) => {
    const [above] = listFiles(join(place.content, 'units'));
    edit(choose(place, 'units'), (text) =>
      text.includes('parent:') ? text : `${text}parent: "${above!.replace('.yaml', '')}"\n`,
    );
  },
  glossary: (place) =>
    edit(choose(place, 'glossary'), (text) => text.replace(/^short: .*$/m, `short: 样例${place.chance(99)}`)),
  settings: (place) =>
    edit(
      join(place.content, 'site.yaml'),
      (text) => `${text.replace(/^findings.*\n/m, '')}findings: ${['none', 'all'][place.chance(2)]}\n`,
    ),
  'add a term': ({ content, chance }) =>
    writeFileSync(
      join(content, 'glossary', `shuyu-${chance(3)}.md`),
      `---\nterm: ${['执行率', '满意度', '服务'][chance(3)]}\nshort: 样例数据\n---\n\n样例数据。\n`,
    ),
  'lose a term': (place) => {
    if (readdirSync(join(place.content, 'glossary')).length > 1) rmSync(choose(place, 'glossary'));
  },
  'page of text': (place) => edit(choose(place, 'pages'), (text) => `${text}\n样例数据 ${place.chance(99)}\n`),
  'add a unit': ({ content, chance }) =>
    writeFileSync(join(content, `units/yangli-xin-${chance(3)}.yaml`), 'name: 新的单位（样例数据）\n'),
  nothing: () => undefined,
  'other code': ({ site }) => {
    const state = readState(site);
    if (state) writeState(site, { ...state, frame: 'of other code' });
  },
  'state of another site': ({ site }) => {
    const state = readState(site);
    if (state) writeState(site, { ...state, files: new Map(), units: new Map(), folders: new Map() });
  },
  'write a page again': ({ site, chance }) => {
    const all = listFiles(site);
    if (all.length) edit(join(site, all[chance(all.length)]!), (text) => text);
  },
  'damage a page': ({ site, chance }) => {
    const all = listFiles(site);
    if (all.length) writeFileSync(join(site, all[chance(all.length)]!), 'x');
  },
  'lose a file': ({ site, chance }) => {
    const all = listFiles(site);
    if (all.length) rmSync(join(site, all[chance(all.length)]!));
  },
};

/** Those of the site or of what is kept of it: whoever takes the site for its own does not look for them. */
export const EDITS_OF_SITE: readonly string[] = [
  'other code',
  'state of another site',
  'write a page again',
  'damage a page',
  'lose a file',
];
