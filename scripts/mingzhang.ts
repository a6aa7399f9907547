import { readFileSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { MODULES } from '../src/disk/caches.ts';
import { nearestKey } from '../src/io/nearest-key.ts';
import { PROJECT } from '../src/program/project.ts';

/** A command is a module that runs when it is loaded: none waits until the others are. */
interface Command {
  readonly does: string;
  load(): Promise<unknown>;
}

/** All that the program does, by name. */
const COMMANDS: Readonly<Record<string, Command>> = {
  init: { does: '建立一个新的内容目录，带样例数据', load: () => import('./init.ts') },
  doctor: { does: '看看机器、内容、设置和发布目录有没有毛病', load: () => import('./doctor.ts') },
  update: { does: '换了新程序以后，看内容要改什么，改好', load: () => import('./update.ts') },
  start: { does: '生成栏目，在本机打开看', load: () => import('./start.ts') },
  preview: { does: '含草稿的预览，边改边看，带工作台', load: () => import('./preview.ts') },
  import: { does: '从 Excel、Word、PDF 等文件读出表，写成草稿记录', load: () => import('./import.ts') },
  desk: { does: '生成工作台：给填表的人的一个网页文件', load: () => import('./desk.ts') },
  audit: { does: '核对各张表上的数字和文字', load: () => import('./audit.ts') },
  build: { does: '生成整个栏目（静态网页）', load: () => import('./build.ts') },
  release: { does: '核对、生成、检查，一次换上；退回、更正', load: () => import('./release.ts') },
  verify: { does: '核验公开的文件和发布时是不是一样', load: () => import('./verify.ts') },
  export: { does: '把一张表写成 Excel，或写成一篇文章（带 PDF）；空白表', load: () => import('./export.ts') },
  pdf: { does: '把一个单位一年的表打印成一个 PDF', load: () => import('./pdf.ts') },
  cluster: { does: '把各片和合并放进 Redis 的队列，由几台机器做', load: () => import('./cluster.ts') },
  worker: { does: '在一台机器上取队列里的各片来做', load: () => import('./worker.ts') },
  unpack: { does: '在网站服务器上取来合并好的网站，一次换上', load: () => import('./unpack.ts') },
};

const list = Object.entries(COMMANDS)
  .map(([name, { does }]) => `  ${name.padEnd(9)} ${does}`)
  .join('\n');
const HELP = `用法：mingzhang 命令 [选项]

明账：财政项目绩效公开栏目的静态生成器。

${list}

每个命令的选项：mingzhang 命令 --help。版本：mingzhang --version。
结束状态：0 成功；1 内容或代码有错误；2 参数写错。`;

const readVersion = (): string =>
  (JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as { version: string }).version;

function refuse(name: string): never {
  const meant = nearestKey(name, Object.keys(COMMANDS));
  console.error(`参数写错了：没有命令“${name}”${meant ? `，是不是“${meant}”？` : ''}\n\n${HELP}`);
  process.exit(2);
}

// a second of every command is the compilation of modules that have not changed; processes that it starts do as it does
process.env['NODE_COMPILE_CACHE'] ||= MODULES;
module.enableCompileCache(process.env['NODE_COMPILE_CACHE']);
const [name, ...words] = process.argv.slice(2);
// a command reads its words as if it had been called by itself
process.argv.splice(2, Infinity, ...words);
if (name === undefined) {
  console.error(HELP);
  process.exitCode = 2;
} else if (name === '--help' || name === '-h') console.log(HELP);
else if (name === '--version' || name === '-v') console.log(readVersion());
else await (Object.hasOwn(COMMANDS, name) ? COMMANDS[name]! : refuse(name)).load();
