import { resolve } from 'node:path';
import { buildDesk } from '../src/build/desk/build-desk.ts';
import { gatherContent, NO_CONTENT } from '../src/build/desk/desk-content.ts';
import { writeDesk } from '../src/build/desk/write-desk.ts';
import { readOptions, refuseUse } from '../src/command/command-line.ts';
import { guardCommand } from '../src/command/guard-command.ts';
import { loadOrReport } from '../src/command/load-or-report.ts';
import { keepOutOfMade } from '../src/disk/made.ts';
import { keepApart, keepOffProject } from '../src/disk/places.ts';

const HELP = `用法：mingzhang desk --out desk.html [--content 目录] [--unit 单位]

生成工作台：一个网页文件，双击就能用，不联网、不安装。填表的人在里面打开或新建表、改、核对、对照，存成 Excel 或工作稿。

  --out 文件       写到哪里；已有的文件只换工作台自己的
  --content 目录   把这里已公开的表带进去，用来对照和改（不写就不带）
  --unit 单位      只带这个单位的（units 里的拼音名）

结束状态：0 成功；1 内容有错误或没有写成；2 参数写错。`;

guardCommand();
const options = readOptions(HELP, { out: undefined, content: undefined, unit: undefined });
if (!options.out) refuseUse('没有写 --out 文件', HELP);
if (options.unit !== undefined && options.content === undefined) refuseUse('写了 --unit，没有写 --content 目录', HELP);
const out = resolve(options.out);
if (!/\.html?$/i.test(out)) refuseUse('--out 要写成 .html 结尾的文件', HELP);
keepApart({ 内容目录: options.content, 工作台: out });
keepOffProject('工作台', out);
keepOutOfMade('工作台', out);
const begun = performance.now();
const published = options.content === undefined ? NO_CONTENT : loadOrReport(options.content, 'public');
const content = gatherContent(published, options.unit);
const { html, packed } = await buildDesk(content);
writeDesk(out, html);
const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(2);
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
console.log(
  `已生成工作台：${options.out}（${megabytes(html.length)} MB，压缩后 ${megabytes(packed)} MB；带了${content.known.forms.length}张表；${seconds} 秒）`,
);
