import { relative } from 'node:path';
import { chooseRecord } from '../src/build/choose-record.ts';
import { readOptions, refuseUse } from '../src/build/command-line.ts';
import { exportWorkbook, fileNameOf } from '../src/build/export-workbook.ts';
import { guardCommand } from '../src/build/guard-command.ts';
import { loadOrReport } from '../src/build/load-or-report.ts';
import { isTable, type FormKind } from '../src/core/forms/kind.ts';
import { kindOf } from '../src/core/forms/registry.ts';
import { nameOf } from '../src/core/forms/subject.ts';
import type { FormEntry } from '../src/core/library/library.ts';
import { findTooLong, formWorkbook } from '../src/core/workbook/form-workbook.ts';
import { TEMPLATE_KINDS, templateWorkbook } from '../src/core/workbook/template.ts';
import type { Workbook } from '../src/core/workbook/workbook.ts';
import { Stopped } from '../src/disk/stop.ts';
import { gatherFrame, makeFrame } from '../src/io/make-frame.ts';
import { namePlace } from '../src/io/name-place.ts';

const HELP = `用法：mingzhang export --record 记录 [--out 文件或目录] [--content 目录] [--replace]
      mingzhang export --template 表 [--out 文件或目录] [--replace]

把一个记录写成 Excel 工作簿，版式和网页上的原表一样，可以打印，也可以改了再导入；或者写一张空白表，填好以后导入。

  --record 记录    哪个记录，草稿也可以：它的文件，或 2023/danwei/xiangmu.self-evaluation
  --template 表    哪种表的空白表：${TEMPLATE_KINDS.map(({ id }) => id).join('、')}，或表的名称
  --out 位置       以 .xlsx 结尾的是文件，别的是目录（默认当前目录）
  --content 目录   内容在哪里（默认 content）
  --replace        那里已有同一个记录（同一种空白表）的工作簿而内容不同时，替换它；别的文件从不替换

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

function nameRecord(name: string, folder: string): Named {
  const content = loadOrReport(folder, 'all');
  const form = chooseRecord(name, content.forms) ?? refuse(`没有记录“${name}”`);
  refuseForm(form);
  const frame = makeFrame(gatherFrame(content, false), { base: content.site.base, site: content.site.url });
  const { record, year, kind } = form;
  return { workbook: formWorkbook(form, frame), name: `${year}年 ${nameOf(record)} ${kindOf({ kind }).name}` };
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
  out: '.',
  content: 'content',
  replace: false,
});
const { record, template, out, content, replace } = options;
if (out === '') refuse('--out 后面没有写位置');
if ((record === undefined) === (template === undefined)) refuse('要写 --record 或 --template，写一个');
const { workbook, name } = record === undefined ? nameTemplate(template!) : nameRecord(record, content);
const { file, isSame } = exportWorkbook(workbook, { out, name: fileNameOf(name), content, replace });
const near = relative('', file);
console.log(`${isSame ? '没有变化，不用重写' : '已导出'}：${near.startsWith('..') ? file : near}`);
