import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { KnownContent } from '../../src/filing/audit-within.ts';
import { readFile } from '../../src/filing/read-file.ts';
import { readTables } from '../../src/filing/read-tables.ts';
import { unitwise } from '../../src/filing/unitwise.ts';
import { FORM_FORMATS, makeForm, nameOf } from '../fixtures/forms/make-forms.ts';

/* What a desk is given to read, and what it must make of it: what Node does. */

export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** With this set (`MINGZHANG_ALL_INPUTS=1`) everything is read that the fixtures have; without it one form in each format. */
const IS_ALL = process.env['MINGZHANG_ALL_INPUTS'] !== undefined;
const FIXTURES = join(import.meta.dirname, '../fixtures');
const FORM = '2024/chongming-shehuigongzuobu/jiceng-zhili.self-evaluation';

/** `text{columns,rows}` → a cell of a page. */
function drawCell(printed: string): string {
  const [, text = '', columns = '1', rows = '1'] = /^([^]*?)(?:\{(\d+)(?:,(\d+))?\})?$/.exec(printed)!;
  const shown = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
  return `<td colspan="${columns}" rowspan="${rows}">${shown}</td>`;
}

function drawLayout(path: string): Uint8Array {
  const { above, rows } = JSON.parse(readFileSync(path, 'utf8')) as { above: string[]; rows: string[][] };
  const table = rows.map((row) => `<tr>${row.map(drawCell).join('')}</tr>`).join('');
  const head = above.map((text) => `<p>${text}</p>`).join('');
  return new TextEncoder().encode(`<meta charset="utf-8">${head}<table>${table}</table>`);
}

function listFixtures(): Input[] {
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).map((path) => join(FIXTURES, path));
  return files.sort().flatMap((path): Input[] => {
    if (/[\\/]layouts[\\/].*\.json$/.test(path))
      return [{ name: `${basename(path, '.json')}.html`, bytes: drawLayout(path) }];
    return /\.(?:xlsx?|ods|docx?|pdf|html|txt|csv)$/.test(path)
      ? [{ name: basename(path), bytes: readFileSync(path) }]
      : [];
  });
}

let made: Promise<readonly Input[]> | undefined;

async function make({ forms }: KnownContent): Promise<readonly Input[]> {
  const own = forms.filter(({ id, kind }) => (IS_ALL ? kind !== 'narrative' : id === FORM));
  const inputs: Input[] = [];
  for (const { id, record } of own)
    for (const format of FORM_FORMATS)
      inputs.push({
        name: nameOf(format, `${id.replace(/\W/g, '-')}-${format}`),
        bytes: await makeForm(record, format),
      });
  // the last one is a form, which stays open
  return IS_ALL ? [...listFixtures(), ...inputs] : inputs;
}

/** Made once: printing takes a browser. */
export const listInputs = (known: KnownContent): Promise<readonly Input[]> => (made ??= make(known));

/** What is told of a file, and its drafts; both as plain data. */
export interface Outcome {
  readonly told: string;
  readonly drafts: readonly unknown[];
}

/** Several forms of a file may have been begun in the same moment. */
const inOrder = (drafts: readonly unknown[]): unknown[] =>
  (JSON.parse(JSON.stringify(drafts)) as unknown[]).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

export async function readInNode(input: Input, known: KnownContent): Promise<Outcome> {
  const { drafts, failure } = await readFile(input, unitwise(known), readTables);
  const told = failure === undefined ? `读完了“${input.name}”：${drafts.length}张表。` : `“${input.name}”：${failure}`;
  return { told, drafts: inOrder(drafts) };
}

/** For any browser: opens a file as somebody who chooses it. */
const openIt = ({ name, bytes }: Input): string => `(() => {
  const bytes = Uint8Array.from(atob('${Buffer.from(bytes).toString('base64')}'), (sign) => sign.charCodeAt(0));
  const chosen = new DataTransfer();
  chosen.items.add(new File([bytes], ${JSON.stringify(name)}));
  const input = document.querySelector('#import-file');
  input.files = chosen.files;
  input.dispatchEvent(new Event('change'));
})()`;
const TOLD = `document.querySelector('main > .desk-status').textContent`;
/** The forms that the device keeps. */
const KEPT = `new Promise((resolve) => {
  const request = indexedDB.open('mingzhang-desk', 1);
  request.onsuccess = () => {
    const all = request.result.transaction('bases').objectStore('bases').getAll();
    all.onsuccess = () => {
      request.result.close();
      resolve(all.result.map(({ draft }) => draft));
    };
  };
})`;
const CLOSE = `(() => {
  window.confirm = () => true;
  [...document.querySelectorAll('.desk-bar button')].find((one) => one.textContent.includes('全部关闭')).click();
})()`;

/** Evaluates an expression in a page. */
type Ask = (expression: string) => Promise<unknown>;

async function until(ask: Ask, expression: string, what: string): Promise<void> {
  const end = performance.now() + 70_000;
  while (!(await ask(`(async () => Boolean(${expression}))()`))) {
    if (performance.now() > end) throw new Error(`${what}: ${String(await ask(TOLD))}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What a desk in a browser makes of a file; the form that was read last stays open where `stays`. */
export async function readInDesk(input: Input, count: number, ask: Ask, stays = false): Promise<Outcome> {
  await ask(openIt(input));
  await until(ask, `/^(?:读完了)?“/.test(${TOLD}) && ${TOLD}.includes(${JSON.stringify(input.name)})`, input.name);
  const told = (await ask(TOLD)) as string;
  await until(ask, `(await ${KEPT}).length >= ${count}`, input.name);
  const drafts = inOrder((await ask(KEPT)) as unknown[]);
  if (!stays) {
    await ask(CLOSE);
    await until(ask, `(await ${KEPT}).length === 0`, input.name);
  }
  return { told, drafts };
}
