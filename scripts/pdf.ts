import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { todayHere } from '../src/command/today.ts';
import { keepOutOfMade } from '../src/disk/made.ts';
import { keepOffProject } from '../src/disk/places.ts';
import { Stopped } from '../src/disk/stop.ts';
import { writeWhole } from '../src/disk/write-whole.ts';
import { readFormPages } from '../src/pdf/built-forms.ts';
import { findBrowser } from '../src/pdf/find-browser.ts';
import { gatherPages } from '../src/pdf/gather-pages.ts';

const HELP = `用法：mingzhang pdf --unit 单位 --year 年 [--out 文件] [--site 目录] [--browser 程序]

把一个单位一年公布的全部表打印成一个 PDF：有目录、书签和页码，读屏软件能读。先生成网页，再由这台机器上的浏览器打印。

  --unit 单位      单位的编号，网址里的一段
  --year 年        哪一年的表
  --out 文件       写到哪里（默认 单位-年.pdf）；已有的文件从不替换
  --site 目录      生成的网页在哪里（默认 dist）
  --browser 程序   用哪个浏览器；不写，用这台机器上找到的 Chromium、Chrome、Edge 或 360

结束状态：0 写好了；1 没有写；2 参数写错。`;

guardCommand();
const refuse = (message: string): never => refuseUse(message, HELP);
const options = readOptions(HELP, {
  unit: undefined,
  year: undefined,
  out: undefined,
  site: 'dist',
  browser: undefined,
});
const { unit = refuse('要写 --unit'), year = refuse('要写 --year') } = options;
if (!/^\d{4}$/.test(year)) refuse('--year 后面要写四位的年，如 2023');
if (options.out === '') refuse('--out 后面没有写文件');
const out = resolve(options.out ?? `${unit}-${year}.pdf`);
keepOffProject('输出的文件', out);
keepOutOfMade('输出的文件', out);
if (existsSync(out)) throw new Stopped(`已有 ${out}`, '换一个文件名，或先把它移开：已有的文件不会被替换。');
const today = todayHere();
const gathered = gatherPages(readFormPages(resolve(options.site), unit, year), year, today);
const browser = findBrowser(options.browser);
const { printPages } = await import('../src/pdf/print-pages.ts');
writeWhole(out, await printPages(gathered, { site: resolve(options.site), browser, today }));
const near = relative('', out);
console.log(`已写：${near.startsWith('..') ? out : near}（${gathered.forms}张表）`);
