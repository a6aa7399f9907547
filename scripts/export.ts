import { relative } from 'node:path';
import { chooseRecord } from '../src/build/preview/choose-record.ts';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { exportArticle, type ArticleToExport } from '../src/build/export-article.ts';
import { exportWorkbook, fileNameOf } from '../src/build/export-workbook.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { loadOrReport } from '../src/command/load-or-report.ts';
import { todayHere } from '../src/command/today.ts';
import { makeArticle } from '../src/core/article/article.ts';
import { isTable, type FormKind } from '../src/core/forms/kind.ts';
import { kindOf } from '../src/core/forms/registry.ts';
import { nameOf } from '../src/core/forms/subject.ts';
import { headOf } from '../src/core/library/form-head.ts';
import type { Content, FormEntry } from '../src/core/library/library.ts';
import type { Frame } from '../src/core/outputs/frame.ts';
import { findTooLong, formWorkbook, hasWorkbook } from '../src/core/workbook/form-workbook.ts';
import { TEMPLATE_KINDS, templateWorkbook } from '../src/core/workbook/template.ts';
import type { Workbook } from '../src/core/workbook/workbook.ts';
import { isWithdrawn } from '../src/core/release/states.ts';
import { Stopped } from '../src/disk/stop.ts';
import { gatherFrame, makeFrame } from '../src/io/make-frame.ts';
import { namePlace } from '../src/io/name-place.ts';
import { findBrowser } from '../src/pdf/find-browser.ts';

const HELP = `用法：mingzhang export --record 记录 [--out 文件或目录] [--content 目录] [--replace]
      mingzhang export --template 表 [--out 文件或目录] [--replace]
      mingzhang export --article 记录 [--out 目录] [--browser 程序] [--content 目录] [--replace]

把一个记录写成 Excel 工作簿，版式和网页上的原表一样，可以打印，也可以改了再导入；或者写一张空白表，填好以后导入；
或者写成一篇文章（正文、附件、要填的信息），供只收文章的内容管理系统粘贴；附件是 Excel 和 PDF。

  --record 记录    哪个记录，草稿也可以：它的文件，或 2023/danwei/xiangmu.self-evaluation
  --template 表    哪种表的空白表：${TEMPLATE_KINDS.map(({ id }) => id).join('、')}，或表的名称
  --article 记录   写成文章的记录；放进 --out 里以它命名的一个目录
  --out 位置       以 .xlsx 结尾的是文件，别的是目录（默认当前目录）
  --browser 程序   文章的 PDF 用哪个浏览器打印；不写，用这台机器上找到的 Chromium、Chrome、Edge 或 360，没有就不做 PDF
  --content 目录   内容在哪里（默认 content）
  --replace        那里已有同一个记录（同一种空白表）的而内容不同时，替换它；别的文件从不替换

结束状态：0 写好了，或那里已有一模一样的；1 没有写；2 参数写错。`;

const refuse = (message: string): never => refuseUse(message, HELP);

/** A workbook beside the name its file has where nobody names one. */
interface Named {
  readonly workbook: Workbook;
  readonly name: string;
}

/** @throws Stopped where a workbook cannot hold the form */
function refuseForm({ record }: FormEntry): void {
  const { name } = kindOf(record);
  if (!isTable(kindOf(record)))
    throw new Stopped(`${name}是一篇文字，没有表可以写成工作簿`, '直接打开它的 .md 文件修改。');
  const path = findTooLong(record);
  if (path === undefined) return;
  throw new Stopped(`“${namePlace('', path, record)}”超过 32767 个字，Excel 的一个格子放不下`, '把文字改短，再导出。');
}

interface Opened {
  readonly form: FormEntry;
  readonly content: Content;
  readonly frame: Frame;
  readonly called: string;
}

function openForm(name: string, folder: string): Opened {
  const content = loadOrReport(folder, 'all');
  const form = chooseRecord(name, content.forms) ?? refuse(`没有记录“${name}”`);
  const frame = makeFrame(gatherFrame(content, false), { base: content.site.base, site: content.site.url });
  return { form, content, frame, called: `${form.year}年 ${nameOf(form.record)} ${kindOf(form).name}` };
}

function nameRecord(name: string, folder: string): Named {
  const { form, frame, called } = openForm(name, folder);
  refuseForm(form);
  return { workbook: formWorkbook(form, frame), name: called };
}

/** How the form is printed; undefined, and said, where this machine has no browser and nobody named one. */
function openPrinted({ form, content }: Opened, name: string): ArticleToExport['printed'] {
  if (isWithdrawn(headOf(form))) return undefined;
  let browser: string;
  try {
    browser = findBrowser(options.browser);
  } catch (error) {
    if (options.browser !== undefined || !(error instanceof Stopped)) throw error;
    console.error(`没有做 PDF 附件：${error.message}。其余的照写。\n  → ${error.advice}`);
    return undefined;
  }
  const print = async (): Promise<Uint8Array> => {
    const { printForm } = await import('../src/pdf/print-form.ts');
    return printForm(form, content, { browser, today: todayHere() });
  };
  return { name, print };
}

/** The form with its workbook, where one can hold it, and as it is printed. */
function openArticle(name: string, folder: string): ArticleToExport & { called: string } {
  const opened = openForm(name, folder);
  const { form, frame, called } = opened;
  const file = fileNameOf(called);
  const attachment = hasWorkbook(form.record) ? { name: file, workbook: formWorkbook(form, frame) } : undefined;
  const printed = openPrinted(opened, file.replace(/\.xlsx$/, '.pdf'));
  const attached = [attachment?.name, printed?.name].filter((one) => one !== undefined);
  return { article: makeArticle(form, frame, attached), attachment, printed, called };
}

function nameTemplate(asked: string): Named {
  const isMeant = ({ id, name }: FormKind): boolean => id === asked || name === asked;
  const kinds = TEMPLATE_KINDS.map(({ id, name }) => `${id}（${name}）`).join('、');
  const kind = TEMPLATE_KINDS.find(isMeant) ?? refuse(`没有“${asked}”的空白表。有：${kinds}`);
  return { workbook: templateWorkbook(kind), name: `${kind.name}（空白表）` };
}

guardCommand();
const options = readOptions(HELP, {
  record: undefined,
  template: undefined,
  article: undefined,
  browser: undefined,
  out: '.',
  content: 'content',
  replace: false,
});
const { record, template, article, out, content, replace } = options;
if (out === '') refuse('--out 后面没有写位置');
if ([record, template, article].filter((one) => one !== undefined).length !== 1)
  refuse('要写 --record、--template 或 --article，写一个');

const tell = (path: string, isSame: boolean): void => {
  const near = relative('', path);
  console.log(`${isSame ? '没有变化，不用重写' : '已导出'}：${near.startsWith('..') ? path : near}`);
};
if (article !== undefined) {
  const made = openArticle(article, content);
  const name = fileNameOf(made.called).replace(/\.xlsx$/, '');
  const { folder, isSame } = await exportArticle(made, { out, name, content, replace });
  tell(folder, isSame);
} else {
  const { workbook, name } = record === undefined ? nameTemplate(template!) : nameRecord(record, content);
  const { file, isSame } = exportWorkbook(workbook, { out, name: fileNameOf(name), content, replace });
  tell(file, isSame);
}
