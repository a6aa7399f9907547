import { resolve } from 'node:path';
import { readOptions, refuseUse } from '../src/build/command-line.ts';
import { describeBuilt, tellProgress } from '../src/build/describe-built.ts';
import { guardCommand } from '../src/build/guard-command.ts';
import { loadOrReport } from '../src/build/load-or-report.ts';
import { readAddress } from '../src/build/read-values.ts';
import { updateSite } from '../src/build/update-site.ts';
import { keepOutOfMade } from '../src/disk/made.ts';
import { keepApart, keepOffProject } from '../src/disk/places.ts';
import { PROJECT } from '../src/program/project.ts';

const HELP = `用法：mingzhang build [--content 目录] [--out 目录] [--base 路径] [--site 网址] [--fresh]

由内容目录生成整个栏目（静态网页和搜索索引）。和上次相比，只重做变了的；全部做成以后才换上。

  --content 目录   内容在哪里（默认 content）
  --out 目录       网页放到哪里（默认 dist）：空的、还没有的，或上次生成的目录；里面有别的文件就不动它
  --base 路径      栏目在网站中的路径，如 /jixiao/（默认取 site.yaml 的 base，再默认 /）
  --site 网址      网站的地址，如 https://www.example.gov.cn（默认取 site.yaml 的 url）
  --fresh          不管上次留下的，全部重做

结束状态：0 成功；1 内容有错误或生成失败；2 参数写错。`;

guardCommand();
const options = readOptions(HELP, { content: 'content', out: 'dist', base: undefined, site: undefined, fresh: false });
const { base, site } = readAddress(options, HELP);
if (options.out === '') refuseUse('--out 后面没有写目录', HELP);
const out = resolve(options.out);
keepApart({ 内容目录: options.content, 输出目录: out });
keepOffProject('输出目录', out);
keepOutOfMade('输出目录', out);
const content = loadOrReport(options.content, 'public', options.fresh);
// the folder a command is started in may be the one that is replaced
process.chdir(PROJECT);
const built = await updateSite({
  content,
  out,
  base: base ?? content.site.base,
  site: site ?? content.site.url,
  preview: false,
  fresh: options.fresh,
  progress: tellProgress((line) => console.error(line)),
});
console.log(
  `已生成：${options.out}（${content.forms.length}张表，${content.projects.length}个项目，${content.units.length}个单位）\n${describeBuilt(built)}`,
);
